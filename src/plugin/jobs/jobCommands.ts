import type { ReadonlyJSONObject } from '@lumino/coreutils';

import type { Category } from '../../domain/catalogueItem';
import type { CommandHost } from '../commands/addCommand';
import { addCommand } from '../commands/addCommand';
import { dataCommandWords } from '../commands/commandWords';
import { connectionOf } from '../connection/checkCommand';
import type { OpenJobs } from './jobWidgets';
import { loadOnce } from '../loadOnce';

export interface JobCommandsOptions extends CommandHost {
  /** The connection of the desk that was used last. */
  readonly currentConnection: () => string | undefined;
  /** Loads the code of the jobs. */
  readonly load: () => Promise<OpenJobs>;
}

/** Adds `curation:verify` and `curation:purge`; each opens a widget that asks before it does anything. */
export function addJobCommands({
  currentConnection,
  load,
  ...host
}: JobCommandsOptions): void {
  const jobs = loadOnce(load);
  const words = dataCommandWords(host.trans);
  addCommand(host, 'verify', words.verify, async args => {
    const given = args as ReadonlyJSONObject;
    const { countersOnly } = given;
    return (await jobs()).verify(connectionOf(given, currentConnection), {
      ...categoryOf(given),
      ...(typeof countersOnly === 'boolean' ? { countersOnly } : {})
    });
  });
  addCommand(host, 'purge', words.purge, async args => {
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
  });
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
