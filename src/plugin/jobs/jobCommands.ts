import type { ICommandPalette } from '@jupyterlab/apputils';
import type { CommandRegistry } from '@lumino/commands';
import type { ReadonlyJSONObject } from '@lumino/coreutils';

import type { Trans } from '../../words/trans';
import type { Category } from '../../domain/catalogueItem';
import { connectionOf } from '../connection/connectionArgument';
import { describedBy } from '../commands/describedBy';
import { commandId } from '../ids';
import type { OpenJobs } from './jobWidgets';
import { loadOnce } from '../loadOnce';

export interface JobCommandsOptions {
  readonly commands: CommandRegistry;
  readonly palette: ICommandPalette | null;
  readonly trans: Trans;
  /** The connection of the desk that was used last. */
  readonly currentConnection: () => string | undefined;
  /** Loads what jobs are made of. */
  readonly load: () => Promise<OpenJobs>;
}

/** `curation:verify` and `curation:purge`: each opens a widget that asks before it does anything. */
export function addJobCommands({
  commands,
  palette,
  trans,
  currentConnection,
  load
}: JobCommandsOptions): void {
  const jobs = loadOnce(load);
  commands.addCommand(commandId('verify'), {
    label: trans.__('Check the Catalogue and the Bucket…'),
    caption: trans.__(
      'Find and repair what the table and the bucket do not agree about'
    ),
    execute: async args => {
      const given = args as ReadonlyJSONObject;
      const { countersOnly } = given;
      return (await jobs()).verify(connectionOf(given, currentConnection), {
        ...categoryOf(given),
        ...(typeof countersOnly === 'boolean' ? { countersOnly } : {})
      });
    },
    describedBy: describedBy('verify')
  });
  commands.addCommand(commandId('purge'), {
    label: trans.__('Purge Deleted Images…'),
    caption: trans.__(
      'Destroy the bytes of images that were deleted long ago, once they are listed and confirmed'
    ),
    execute: async args => {
      const given = args as ReadonlyJSONObject;
      const { olderThanDays } = given;
      return (await jobs()).purge(connectionOf(given, currentConnection), {
        ...categoryOf(given),
        ...(typeof olderThanDays === 'number' &&
        Number.isInteger(olderThanDays) &&
        olderThanDays >= 0
          ? { olderThanDays }
          : {})
      });
    },
    describedBy: describedBy('purge')
  });
  for (const name of ['verify', 'purge']) {
    palette?.addItem({
      command: commandId(name),
      category: trans.__('Curation')
    });
  }
}

function categoryOf({ mainCategory, subCategory }: ReadonlyJSONObject): {
  readonly category?: Category;
} {
  return typeof mainCategory === 'string' &&
    mainCategory !== '' &&
    typeof subCategory === 'number'
    ? { category: { mainCategory, subCategory } }
    : {};
}
