import type { ReadonlyJSONObject } from '@lumino/coreutils';

import type { CommandHost } from '../commands/addCommand';
import { addCommand } from '../commands/addCommand';
import { jobWords } from '../commands/commandWords';
import { connectionOf } from '../connection/checkCommand';
import type { OpenJobs } from './jobWidgets';
import { loadOnce } from '../loadOnce';

export interface JobCommandsOptions extends CommandHost {
  /** The connection of the desk that was used last. */
  readonly currentConnection: () => string | undefined;
  /** Loads the code of the jobs. */
  readonly load: () => Promise<OpenJobs>;
}

/** Adds a command for each job, which opens a widget that asks before it does anything, and `curation:jobs`. */
export function addJobCommands({
  currentConnection,
  load,
  ...host
}: JobCommandsOptions): void {
  const jobs = loadOnce(load);
  const words = jobWords(host.trans);
  for (const name of Object.keys(words) as (keyof OpenJobs)[]) {
    addCommand(host, name, words[name], async args =>
      (await jobs())[name](
        connectionOf(args, currentConnection),
        args as ReadonlyJSONObject
      )
    );
  }
}
