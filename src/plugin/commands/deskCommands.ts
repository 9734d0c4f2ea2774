import type { ICommandPalette } from '@jupyterlab/apputils';
import type { CommandRegistry } from '@lumino/commands';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';

import type { DeskCommand, DeskCommands } from '../../desk/commands/actions';
import type { Desk } from '../../desk/desk';
import type { Trans } from '../../words/trans';
import type { Slot } from '../../domain/board/slots';
import { DEFAULT_SLOTS } from '../../domain/board/slots';
import { commandTable } from './commandTable';
import { describedBy } from './describedBy';
import { commandId } from '../ids';
import type { MenuTarget } from './menuTarget';
import { focusTarget } from './menuTarget';

/** Who opens a product by a menu works on it: the image keys are at hand. */
const OPENING: readonly DeskCommand[] = ['go-to-product', 'take-over'];

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
        current()?.canPerform(name, withDefaults(name, args, target)) ?? false,
      isVisible: args => entry.isVisible?.(args) ?? true,
      execute: async args => {
        const desk = current();
        await desk?.perform(name, withDefaults(name, args, target));
        if (args.isContextMenu === true && OPENING.includes(name)) {
          desk?.focus();
        }
      },
      describedBy: describedBy(name)
    });
    for (const args of entry.offered ?? [{}]) {
      palette?.addItem({ command, args, category: trans.__('Curation') });
    }
  }
}

function withDefaults<C extends DeskCommand>(
  name: C,
  { isContextMenu, isFocused, ...given }: ReadonlyPartialJSONObject,
  target: MenuTarget
): DeskCommands[C] {
  const defaults = name === 'reclassify' ? { folder: 'text' } : {};
  const meant = {
    ...(isContextMenu === true ? target()[name] : {}),
    ...(isFocused === true ? focusTarget()[name] : {})
  };
  return { ...defaults, ...meant, ...given } as unknown as DeskCommands[C];
}
