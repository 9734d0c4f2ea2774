import type { ICommandPalette } from '@jupyterlab/apputils';
import type { CommandRegistry } from '@lumino/commands';

import type { Trans } from '../../words/trans';
import { connectionOf } from './connectionArgument';
import { describedBy } from '../commands/describedBy';
import { commandId } from '../ids';

export interface CheckCommandOptions {
  readonly commands: CommandRegistry;
  readonly palette: ICommandPalette | null;
  readonly trans: Trans;
  /** The connection of the desk that was used last. */
  readonly currentConnection: () => string | undefined;
  /** Loads what checks, and checks a connection; the first one where undefined. */
  readonly check: (connection: string | undefined) => Promise<unknown>;
}

/** `curation:check-connection`: says whether all that a connection needs is there. */
export function addCheckCommand({
  commands,
  palette,
  trans,
  currentConnection,
  check
}: CheckCommandOptions): void {
  const command = commandId('check-connection');
  commands.addCommand(command, {
    label: trans.__('Check the Connection…'),
    caption: trans.__('See whether bucket, table and indexes are there'),
    execute: args => check(connectionOf(args, currentConnection)),
    describedBy: describedBy('check-connection')
  });
  palette?.addItem({ command, category: trans.__('Curation') });
}
