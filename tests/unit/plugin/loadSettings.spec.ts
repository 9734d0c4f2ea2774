import { showErrorMessage } from '@jupyterlab/apputils';

import { loadSettings } from '../../../src/plugin/loadSettings';
import { PLAIN } from '../../../src/words/trans';

jest.mock('@jupyterlab/apputils', () => ({ showErrorMessage: jest.fn() }));

const shown = jest.mocked(showErrorMessage);

beforeEach(() => shown.mockClear());

it('names the settings that are not valid', async () => {
  const errors = [
    { instancePath: '/pageSize', message: 'must be integer' },
    { instancePath: '/toolbar/0', message: 'must be object' }
  ];
  const load = jest.fn().mockRejectedValue(errors);
  await expect(loadSettings({ load }, PLAIN)).rejects.toBe(errors);
  expect(shown.mock.calls[0][1]).toContain(
    'pageSize must be integer; toolbar/0 must be object'
  );
});

it('leaves other errors as they are', async () => {
  const load = jest.fn().mockRejectedValue(new Error('no server'));
  await expect(loadSettings({ load }, PLAIN)).rejects.toThrow('no server');
  expect(shown).not.toHaveBeenCalled();
});
