import type { ISettingRegistry } from '@jupyterlab/settingregistry';

import type { SettingError } from './brokenSettings';
import { PLUGIN_ID } from './ids';
import type { Trans } from '../words/trans';

/**
 * Loads the settings. If they are not valid, says which of them, since nothing
 * can be opened without them.
 *
 * @throws what JupyterLab throws
 */
export async function loadSettings(
  settingRegistry: Pick<ISettingRegistry, 'load'>,
  trans: Trans
): Promise<ISettingRegistry.ISettings> {
  try {
    return await settingRegistry.load(PLUGIN_ID);
  } catch (error) {
    if (Array.isArray(error)) {
      const { showBrokenSettings } = await import('./brokenSettings');
      showBrokenSettings(error as SettingError[], trans);
    }
    throw error;
  }
}
