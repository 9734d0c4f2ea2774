import type { CommandRegistry } from '@lumino/commands';
import { CommandRegistry as Registry } from '@lumino/commands';
import type { ReadonlyJSONObject } from '@lumino/coreutils';
import { JSONExt } from '@lumino/coreutils';
import type { ISignal } from '@lumino/signaling';

import type { DeskCommand } from '../../desk/commands/deskCommands';
import type { KeyHints } from '../../ui/controls/keyHints';
import { commandId } from '../ids';

/** Further slots have no key. */
const SLOTS_WITH_KEYS = 9;

/** The keys of the desk as they are bound now. A person can remap them. */
export class BoundKeys {
  private _hints: KeyHints | null = null;

  constructor(private readonly _commands: CommandRegistry) {
    _commands.keyBindingChanged.connect(() => {
      this._hints = null;
    });
  }

  get changed(): ISignal<CommandRegistry, unknown> {
    return this._commands.keyBindingChanged;
  }

  /** The same object until a binding changes. */
  get hints(): KeyHints {
    this._hints ??= {
      toText: this._keyOf('reclassify', { folder: 'text' }),
      delete: this._keyOf('delete'),
      complete: this._keyOf('complete'),
      next: this._keyOf('next-product'),
      slots: Array.from({ length: SLOTS_WITH_KEYS }, (_, index) =>
        this._keyOf('assign-slot', { index })
      )
    };
    return this._hints;
  }

  /** The last binding, which menus show too; empty if there is none. */
  private _keyOf(name: DeskCommand, args: ReadonlyJSONObject = {}): string {
    const bound = this._commands.keyBindings.filter(
      binding =>
        binding.command === commandId(name) &&
        JSONExt.deepEqual(binding.args, args)
    );
    const last = bound[bound.length - 1];
    return last ? shortened(last.keys) : '';
  }
}

const SYMBOLS: readonly [RegExp, string][] = [
  [/Shift\+?/g, '⇧'],
  [/Backspace/g, '⌫'],
  [/Delete/g, 'Del'],
  [/Enter/g, '↵']
];

/** Shortens `Shift+Enter` to `⇧↵`, because a hint has little room. */
function shortened(keys: readonly string[]): string {
  return SYMBOLS.reduce(
    (text, [name, symbol]) => text.replace(name, symbol),
    Registry.formatKeystroke(keys)
  );
}
