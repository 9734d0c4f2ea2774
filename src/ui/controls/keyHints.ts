import { createContext, useContext } from 'react';

import type { Slot } from '../../domain/board/slots';

/** The shortcuts that buttons and slots show. Shortcuts can be remapped, so the plugin may provide others. */
export interface KeyHints {
  readonly toText: string;
  readonly delete: string;
  readonly complete: string;
  readonly next: string;
  /** In the order of the slots. A slot without one shows its default. */
  readonly slots?: readonly string[];
}

const DEFAULT_KEY_HINTS: KeyHints = {
  toText: 'T',
  delete: '⌫',
  complete: '⇧↵',
  next: 'N'
};

export const KeyHintsContext = createContext<KeyHints>(DEFAULT_KEY_HINTS);

export function useKeyHints(): KeyHints {
  return useContext(KeyHintsContext);
}

/** The key of a slot: `C` for the first that takes several images, or else its number up to 9. */
export function slotKey(
  slots: readonly Slot[],
  index: number,
  hints: KeyHints = DEFAULT_KEY_HINTS
): string {
  return (
    hints.slots?.[index] ??
    (index === slots.findIndex(slot => slot.many)
      ? 'C'
      : index < 9
        ? String(index + 1)
        : '')
  );
}
