import type { ICommandPalette } from '@jupyterlab/apputils';
import type { CommandRegistry } from '@lumino/commands';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';

import type {
  DeskCommand,
  DeskCommands
} from '../../desk/commands/deskCommands';
import type { Desk } from '../../desk/desk';
import type { Trans } from '../../words/trans';
import type { Slot } from '../../domain/board/slots';
import { DEFAULT_SLOTS } from '../../domain/board/slots';
import { commandTable } from './commandTable';
import { describedBy } from './describedBy';
import { commandId } from '../ids';
import type { MenuTarget } from './menuTarget';
import { focusTarget } from './menuTarget';

/**
 * Registers every command that acts on the desk that was used last.
 *
 * @param target - what the last context menu was opened on
 */
export function addDeskCommands(
  commands: CommandRegistry,
  palette: ICommandPalette | null,
  current: () => Desk | null,
  target: MenuTarget,
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
      isEnabled: args =>
        current()?.commands.canPerform(
          name,
          argumentsMeant(name, args, target)
        ) ?? false,
      isVisible: args => entry.isVisible?.(args) ?? true,
      execute: async args => {
        const desk = current();
        await desk?.perform(name, argumentsMeant(name, args, target));
        // Whoever opens a product from a menu goes on to work on its images.
        if (args.isContextMenu === true && desk?.commands.leadsAway(name)) {
          desk.focus();
        }
      },
      describedBy: describedBy(name)
    });
    for (const args of entry.offered ?? [{}]) {
      palette?.addItem({ command, args, category: trans.__('Curation') });
    }
  }
}

/** The arguments given, and those that stand for what the menu or the focus is on. */
function argumentsMeant<C extends DeskCommand>(
  name: C,
  { isContextMenu, isFocused, ...given }: ReadonlyPartialJSONObject,
  target: MenuTarget
): DeskCommands[C] {
  return {
    ...(isContextMenu === true ? target()[name] : {}),
    ...(isFocused === true ? focusTarget()[name] : {}),
    ...given
  } as unknown as DeskCommands[C];
}
