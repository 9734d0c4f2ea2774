import { showErrorMessage } from '@jupyterlab/apputils';
import type { ISettingRegistry } from '@jupyterlab/settingregistry';

import { PLUGIN_ID } from './ids';
import type { Trans } from '../words/trans';

/** One thing that is wrong with the settings, as JupyterLab's validator says it. */
interface SettingError {
  readonly instancePath?: string;
  readonly message?: string;
}

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
      const { brokenSettingsText } =
        await import('../words/connection/settings');
      const reasons = (error as SettingError[]).map(
        ({ instancePath, message }) =>
          [instancePath?.slice(1), message].filter(Boolean).join(' ')
      );
      void showErrorMessage(
        trans.__('Curation'),
        brokenSettingsText(reasons, trans)
      );
    }
    throw error;
  }
}
