import type { ICommandPalette } from '@jupyterlab/apputils';
import type { CommandRegistry } from '@lumino/commands';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';

import type { Trans } from '../../words/trans';
import { commandId } from '../ids';
import type { CommandName } from './commandArguments';
import type { CommandWords } from './commandWords';

/** Where commands are registered. */
export interface CommandHost {
  readonly commands: CommandRegistry;
  readonly palette: ICommandPalette | null;
  readonly trans: Trans;
}

/**
 * Registers a command under its words, and lists it in the palette. The schema
 * of its arguments is loaded when somebody asks for it.
 *
 * @param isEnabled - whether it can do anything now; always by default
 */
export function addCommand(
  { commands, palette, trans }: CommandHost,
  name: CommandName,
  { label, caption = '', icon, isVisible, inPalette = [{}] }: CommandWords,
  execute: (args: ReadonlyPartialJSONObject) => Promise<unknown>,
  isEnabled?: (args: ReadonlyPartialJSONObject) => boolean
): void {
  const command = commandId(name);
  commands.addCommand(command, {
    label,
    caption,
    icon,
    isEnabled,
    isVisible,
    execute,
    describedBy: async () => {
      const { argumentsOf } = await import('./commandArguments');
      return { args: argumentsOf(name) };
    }
  });
  for (const args of inPalette) {
    palette?.addItem({ command, args, category: trans.__('Curation') });
  }
}
