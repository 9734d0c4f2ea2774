import type { CommandRegistry } from '@lumino/commands';
import { CommandRegistry as Registry } from '@lumino/commands';

import type { KeysRow } from '../ui/KeysTable';

/** All keys of the desk as they are bound now, remapped ones included. */
export function keyRows(commands: CommandRegistry): readonly KeysRow[] {
  const rows = new Map<string, string[]>();
  for (const { command, args, keys } of commands.keyBindings) {
    if (command.startsWith('curation:')) {
      const label = labelOf(commands, command, args);
      const shown = Registry.formatKeystroke(keys);
      const known = rows.get(label) ?? [];
      rows.set(label, known.includes(shown) ? known : [...known, shown]);
    }
  }
  return [...rows].map(([label, keys]) => ({ label, keys: keys.join(', ') }));
}

function labelOf(
  commands: CommandRegistry,
  command: string,
  args: CommandRegistry.IKeyBinding['args']
): string {
  return commands.label(command, args);
}
