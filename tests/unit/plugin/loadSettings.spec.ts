import { showErrorMessage } from '@jupyterlab/apputils';

import { readPreferences } from '../../../src/plugin/preferences';
import { loadSettings } from '../../../src/plugin/loadSettings';
import { PLAIN } from '../../../src/words/trans';

jest.mock('@jupyterlab/apputils', () => ({ showErrorMessage: jest.fn() }));

const shown = jest.mocked(showErrorMessage);

beforeEach(() => shown.mockClear());

const ERRORS = [
  { instancePath: '/pageSize', message: 'must be integer' },
  { instancePath: '/toolbar/0', message: 'must be object' }
];

/** A registry that refuses the settings as a whole, as JupyterLab's does. */
const refusing = (
  fetched: object | undefined
): Parameters<typeof loadSettings>[0] => ({
  load: jest.fn().mockRejectedValue(ERRORS),
  connector: { fetch: jest.fn().mockResolvedValue(fetched) }
});

const SCHEMA = {
  properties: {
    connections: { default: [] },
    pageSize: { default: 50 },
    advance: { default: true }
  }
};

it('a setting that is not valid does not take the others with it', async () => {
  const settings = await loadSettings(
    refusing({
      schema: SCHEMA,
      settings: { connections: [{ name: 'x' }], pageSize: 'a', toolbar: [1] }
    }),
    PLAIN
  );
  expect(readPreferences(settings)).toMatchObject({
    connections: [{ name: 'x' }],
    pageSize: 50,
    advance: true
  });
  const text = shown.mock.calls[0][1];
  expect(text).toContain('pageSize must be integer; toolbar/0 must be object');
  expect(text).toContain('The others are used');
  await expect(settings.set('connections', [])).rejects.toMatchObject({
    code: 'personal-settings-broken'
  });
});

it('names the settings that are not valid if JupyterLab does not tell the others', async () => {
  await expect(loadSettings(refusing({ schema: SCHEMA }), PLAIN)).rejects.toBe(
    ERRORS
  );
  expect(shown.mock.calls[0][1]).toContain('cannot be used');
});

it('leaves other errors as they are', async () => {
  const registry = {
    ...refusing(undefined),
    load: jest.fn().mockRejectedValue(new Error('no server'))
  };
  await expect(loadSettings(registry, PLAIN)).rejects.toThrow('no server');
  expect(shown).not.toHaveBeenCalled();
});
