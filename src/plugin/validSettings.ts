import type { ISettingRegistry } from '@jupyterlab/settingregistry';
import type { PartialJSONObject } from '@lumino/coreutils';
import type { ISignal } from '@lumino/signaling';
import { Signal } from '@lumino/signaling';

import { showErrorMessage } from '@jupyterlab/apputils';
import { Invalid } from '../domain/errors';
import { brokenSettingsText } from '../words/connection/settings';
import type { Trans } from '../words/trans';
import { PLUGIN_ID } from './ids';

/** What the extension uses of its settings. */
export type DeskSettings = Pick<
  ISettingRegistry.ISettings,
  'composite' | 'set'
> & {
  /** They were changed. */
  readonly changed: ISignal<unknown, void>;
};

/** One thing that is wrong with the settings, as JupyterLab's validator tells it. */
export interface SettingError {
  readonly instancePath?: string;
  readonly message?: string;
}

/** The registry as far as it is used for settings that it does not load. */
export type RawSettings = Pick<ISettingRegistry, 'load'> & {
  readonly connector: Pick<ISettingRegistry['connector'], 'fetch'>;
};

/** Which settings are not valid, and why. */
function settingReasons(errors: readonly SettingError[]): string[] {
  return errors.map(({ instancePath, message }) =>
    [instancePath?.slice(1), message].filter(Boolean).join(' ')
  );
}

/**
 * The settings of which JupyterLab loads none, because some are not valid: the
 * valid ones, and the defaults of the others. They cannot be changed, since
 * JupyterLab would refuse to store them.
 *
 * @returns undefined if JupyterLab does not tell the settings
 */
async function validSettings(
  { connector }: RawSettings,
  errors: readonly SettingError[]
): Promise<DeskSettings | undefined> {
  const fetched = (await connector.fetch(PLUGIN_ID)) as Fetched | undefined;
  if (fetched?.settings === undefined) {
    return undefined;
  }
  const broken = new Set(
    errors.map(({ instancePath }) => instancePath?.split('/')[1])
  );
  const defaults = Object.entries(fetched.schema.properties ?? {}).map(
    ([name, property]) => [name, property.default] as const
  );
  const valid = Object.entries(fetched.settings).filter(
    ([name]) => !broken.has(name)
  );
  return {
    composite: Object.fromEntries([...defaults, ...valid]) as PartialJSONObject,
    changed: new Signal<unknown, void>({}),
    set: async () => {
      throw new Invalid('personal-settings-broken', {
        reasons: settingReasons(errors)
      });
    }
  };
}

/**
 * Says which settings are not valid.
 *
 * @returns the others; undefined if there are none
 */
export async function tellBrokenSettings(
  registry: RawSettings,
  errors: readonly SettingError[],
  trans: Trans
): Promise<DeskSettings | undefined> {
  const valid = await validSettings(registry, errors);
  void showErrorMessage(
    trans.__('Curation'),
    brokenSettingsText(settingReasons(errors), valid !== undefined, trans)
  );
  return valid;
}

/** JupyterLab's server sends the parsed settings too, which its types leave out. */
interface Fetched extends ISettingRegistry.IPlugin {
  readonly settings?: PartialJSONObject;
}
