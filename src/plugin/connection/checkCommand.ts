import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';

import type { CommandHost } from '../commands/addCommand';
import { addCommand } from '../commands/addCommand';
import { dataCommandWords } from '../commands/commandWords';

export interface CheckCommandOptions extends CommandHost {
  /** The connection of the desk that was used last. */
  readonly currentConnection: () => string | undefined;
  /** Checks a connection, by default the first one. */
  readonly check: (connection: string | undefined) => Promise<unknown>;
}

/** Adds `curation:check-connection`, which tells whether a connection has all that it needs. */
export function addCheckCommand({
  currentConnection,
  check,
  ...host
}: CheckCommandOptions): void {
  addCommand(
    host,
    'check-connection',
    dataCommandWords(host.trans)['check-connection'],
    args => check(connectionOf(args, currentConnection))
  );
}

/**
 * The connection that a command without a desk means.
 *
 * @param current - the connection of the desk that was used last
 */
export function connectionOf(
  { connection }: ReadonlyPartialJSONObject,
  current: () => string | undefined
): string | undefined {
  return typeof connection === 'string' && connection !== ''
    ? connection
    : current();
}
