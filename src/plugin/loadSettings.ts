import { showErrorMessage } from '@jupyterlab/apputils';

import type { Trans } from '../words/trans';
import { PLUGIN_ID } from './ids';
import type { DeskSettings, RawSettings, SettingError } from './validSettings';

/**
 * Loads the settings. If some of them are not valid, says which, and gives the
 * others: a wrong setting of the toolbar must not keep anybody from a connection.
 *
 * @throws what JupyterLab throws
 */
export async function loadSettings(
  registry: RawSettings,
  trans: Trans
): Promise<DeskSettings> {
  try {
    return await registry.load(PLUGIN_ID);
  } catch (error) {
    if (!Array.isArray(error)) {
      throw error;
    }
    const errors: readonly SettingError[] = error;
    const [{ settingReasons, validSettings }, { brokenSettingsText }] =
      await Promise.all([
        import('./validSettings'),
        import('../words/connection/settings')
      ]);
    const valid = await validSettings(registry, errors);
    void showErrorMessage(
      trans.__('Curation'),
      brokenSettingsText(settingReasons(errors), valid !== undefined, trans)
    );
    if (valid === undefined) {
      throw error;
    }
    return valid;
  }
}
