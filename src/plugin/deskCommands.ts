import type { ICommandPalette } from '@jupyterlab/apputils';
import type { CommandRegistry } from '@lumino/commands';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';

import type { DeskCommand, DeskCommands } from '../desk/actions';
import type { Desk } from '../desk/desk';
import type { Trans } from '../desk/trans';
import { conditionsOf } from '../domain/queueFilter';
import type { Slot } from '../domain/slots';
import { DEFAULT_SLOTS } from '../domain/slots';
import { commandTable } from './commandTable';
import { commandId } from './ids';

/** Commands that mean nothing without arguments, and so are not offered in the palette. */
const WITH_ARGUMENTS: readonly DeskCommand[] = [
  'select',
  'move-focus',
  'assign-slot',
  'clear-slot',
  'set-flag',
  'zoom',
  'pan',
  'adjust-crop'
];

/**
 * Registers every command that acts on the desk that was used last.
 *
 * @param menuImage - the deleted image that the last context menu was opened on
 */
export function addDeskCommands(
  commands: CommandRegistry,
  palette: ICommandPalette | null,
  current: () => Desk | null,
  menuImage: () => string | undefined,
  trans: Trans
): void {
  const slots = (): readonly Slot[] => current()?.state.slots ?? DEFAULT_SLOTS;
  for (const [key, entry] of Object.entries(commandTable(trans, slots))) {
    const name = key as Exclude<DeskCommand, 'open'>;
    const command = commandId(name);
    commands.addCommand(command, {
      label: entry.label,
      caption: entry.caption ?? '',
      icon: entry.icon,
      isEnabled: () => isEnabled(name, current()),
      execute: async args => {
        await current()?.perform(name, withDefaults(name, args, menuImage));
      },
      describedBy: {
        args: {
          type: 'object',
          properties: entry.args ?? {},
          required: [...(entry.required ?? [])]
        }
      }
    });
    if (!WITH_ARGUMENTS.includes(name)) {
      palette?.addItem({ command, category: trans.__('Curation') });
    }
  }
}

function isEnabled(name: DeskCommand, desk: Desk | null): boolean {
  if (desk === null) {
    return false;
  }
  const { state } = desk;
  switch (name) {
    case 'undo':
      return state.canUndo;
    case 'redo':
      return state.canRedo;
    case 'retry':
    case 'discard':
      return state.saving.failed.length > 0;
    case 'clear-filter':
      return conditionsOf(state.queue.filter) > 0;
    case 'show-statistics':
      return state.category !== null;
    case 'take-over':
      return state.open.state === 'open' && state.open.heldBy !== null;
    case 'swap-compared':
    case 'zoom':
    case 'pan':
    case 'rotate-view':
    case 'adjust-crop':
      return state.open.state === 'open' && state.open.viewing !== null;
    case 'reopen':
      return (
        state.open.state === 'open' && state.open.product.status !== 'PENDING'
      );
    default:
      return true;
  }
}

function withDefaults<C extends DeskCommand>(
  name: C,
  { isContextMenu, ...given }: ReadonlyPartialJSONObject,
  menuImage: () => string | undefined
): DeskCommands[C] {
  const defaults =
    name === 'reclassify'
      ? { folder: 'text' }
      : name === 'restore-image' && isContextMenu === true
        ? { image: menuImage() }
        : {};
  return { ...defaults, ...given } as unknown as DeskCommands[C];
}
