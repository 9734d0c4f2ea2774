import type { IMainMenu } from '@jupyterlab/mainmenu';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';
import type { Widget } from '@lumino/widgets';

import type {
  DeskCommand,
  DeskCommands
} from '../../desk/commands/deskCommands';
import type { Desk } from '../../desk/desk';
import type { Slot } from '../../domain/board/slots';
import { DEFAULT_SLOTS } from '../../domain/board/slots';
import { commandId } from '../ids';
import type { CommandHost } from './addCommand';
import { addCommand } from './addCommand';
import { deskCommandWords } from './commandWords';
import type { MenuTarget } from './menuTarget';
import { focusTarget } from './menuTarget';

/**
 * Registers every command that acts on the desk that was used last.
 *
 * @param target - what the last context menu was opened on
 */
export function addDeskCommands(
  host: CommandHost,
  current: () => Desk | null,
  target: MenuTarget
): void {
  const slots = (): readonly Slot[] => current()?.state.slots ?? DEFAULT_SLOTS;
  const words = Object.entries(deskCommandWords(host.trans, slots));
  for (const [key, wordsOfOne] of words) {
    const name = key as Exclude<DeskCommand, 'open'>;
    addCommand(
      host,
      name,
      wordsOfOne,
      async args => {
        const desk = current();
        if (desk?.commands.isSlip(name, args)) {
          return;
        }
        await desk?.perform(name, argumentsMeant(name, args, target));
        // Whoever opens a product from a menu goes on to work on its images.
        if (args.isContextMenu === true && desk?.commands.leadsAway(name)) {
          desk.focus();
        }
      },
      args =>
        current()?.commands.canPerform(
          name,
          argumentsMeant(name, args, target)
        ) ?? false
    );
  }
}

/** Lets Undo and Redo of the Edit menu act on the desk while it is the current widget. */
export function addEditMenu(
  mainMenu: IMainMenu | null,
  isDesk: (widget: Widget) => boolean
): void {
  for (const name of ['undo', 'redo'] as const) {
    mainMenu?.editMenu.undoers[name].add({
      id: commandId(name),
      isEnabled: isDesk
    });
  }
}

/** The arguments given, and those that stand for what the menu or the focus is on. */
function argumentsMeant<C extends DeskCommand>(
  name: C,
  {
    isContextMenu,
    isFocused,
    _luminoEvent: _,
    ...given
  }: ReadonlyPartialJSONObject,
  target: MenuTarget
): DeskCommands[C] {
  return {
    ...(isContextMenu === true ? target()[name] : {}),
    ...(isFocused === true ? focusTarget()[name] : {}),
    ...given
  } as unknown as DeskCommands[C];
}
