import type { Trans } from '../words/trans';
import { PLUGIN_ID } from './ids';
import type { DeskSettings, RawSettings } from './validSettings';

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
    // Few people meet this.
    const { tellBrokenSettings } = await import('./validSettings');
    const valid = await tellBrokenSettings(registry, error, trans);
    if (valid === undefined) {
      throw error;
    }
    return valid;
  }
}
