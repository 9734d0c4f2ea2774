import type { CommandRegistry } from '@lumino/commands';
import { CommandRegistry as Registry } from '@lumino/commands';

import type { DeskCommand } from '../../desk/commands/deskCommands';
import type { KeysRow } from '../../ui/controls/KeysTable';
import { commandId } from '../ids';

/** In the order in which a curator meets them; others come after. */
const ORDER: readonly DeskCommand[] = [
  'move-focus',
  'select',
  'view-image',
  'assign-slot',
  'reclassify',
  'delete',
  'zoom',
  'pan',
  'rotate-view',
  'compare',
  'swap-compared',
  'crop',
  'adjust-crop',
  'upload',
  'undo',
  'redo',
  'complete',
  'next-product',
  'previous-product',
  'hold',
  'show-keys'
];

/** All keys of the desk as they are bound now, remapped ones included. */
export function keyRows(commands: CommandRegistry): readonly KeysRow[] {
  const rows = new Map<string, string[]>();
  const ours = commands.keyBindings
    .filter(({ command }) => command.startsWith(commandId('')))
    // A key of a slot that the team has not.
    .filter(({ command, args }) => commands.isVisible(command, args))
    .sort((a, b) => place(a) - place(b));
  for (const { command, args, keys } of ours) {
    const label = commands.label(command, args);
    const shown = Registry.formatKeystroke(keys);
    const known = rows.get(label) ?? [];
    // The last binding is the one that menus show: it comes first here.
    rows.set(label, known.includes(shown) ? known : [shown, ...known]);
  }
  return [...rows].map(([label, keys]) => ({ label, keys: keys.join(', ') }));
}

function place({ command }: CommandRegistry.IKeyBinding): number {
  const at = ORDER.findIndex(name => commandId(name) === command);
  return at < 0 ? ORDER.length : at;
}
