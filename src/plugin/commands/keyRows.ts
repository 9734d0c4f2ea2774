import type { CommandRegistry } from '@lumino/commands';
import { CommandRegistry as Registry } from '@lumino/commands';

import type { KeysRow } from '../../ui/controls/KeysTable';
import { commandId } from '../ids';

/** All keys of the desk as they are bound now, in the order in which the commands were registered. */
export function keyRows(commands: CommandRegistry): readonly KeysRow[] {
  const rows = new Map<string, string[]>();
  const order = commands.listCommands();
  const ours = commands.keyBindings
    .filter(({ command }) => command.startsWith(commandId('')))
    // The team may have fewer slots than there are slot keys.
    .filter(({ command, args }) => commands.isVisible(command, args))
    .sort((a, b) => order.indexOf(a.command) - order.indexOf(b.command));
  for (const { command, args, keys } of ours) {
    const label = commands.label(command, args);
    const shown = Registry.formatKeystroke(keys);
    const known = rows.get(label) ?? [];
    // Menus show the last binding, so it comes first here.
    rows.set(label, known.includes(shown) ? known : [shown, ...known]);
  }
  return [...rows].map(([label, keys]) => ({ label, keys: keys.join(', ') }));
}
