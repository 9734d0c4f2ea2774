import type { ISettingRegistry } from '@jupyterlab/settingregistry';

import schema from '../../../schema/desk.json';
import { savesData } from '../../../src/adapters/browser/images/loadAhead';
import { aheadOf, readPreferences } from '../../../src/plugin/preferences';

const settings = (
  composite: Record<string, unknown>
): ISettingRegistry.ISettings =>
  ({ composite }) as unknown as ISettingRegistry.ISettings;

const defaults = Object.fromEntries(
  Object.entries(schema.properties).map(([name, { default: value }]) => [
    name,
    value
  ])
);

/** Sets what the browser reports about its connection. */
function connectionIs(connection: unknown): void {
  Object.defineProperty(navigator, 'connection', {
    value: connection,
    configurable: true
  });
}

afterEach(() => connectionIs(undefined));

it('fetches three products ahead by default', () => {
  expect(readPreferences(settings(defaults)).productsAhead).toBe(3);
  expect(
    readPreferences(settings({ ...defaults, productsAhead: 0 })).productsAhead
  ).toBe(0);
});

it('fetches none ahead as soon as the browser is set to save data', () => {
  const preferences = readPreferences(settings(defaults));
  expect(aheadOf(preferences, savesData())).toBe(3);
  connectionIs({ saveData: false });
  expect(aheadOf(preferences, savesData())).toBe(3);
  connectionIs({ saveData: true });
  expect(aheadOf(preferences, savesData())).toBe(0);
});
