import { createContext, useContext } from 'react';

import type { Slot } from '../../domain/board/slots';

/** The keys that buttons and slots show. Shortcuts can be remapped, so whoever knows the bindings may say others. */
export interface KeyHints {
  readonly toText: string;
  readonly delete: string;
  readonly complete: string;
  /** By slot order; where a slot has none, the default is shown. */
  readonly slots?: readonly string[];
}

export const DEFAULT_KEY_HINTS: KeyHints = {
  toText: 'T',
  delete: '⌫',
  complete: '⇧↵'
};

export const KeyHintsContext = createContext<KeyHints>(DEFAULT_KEY_HINTS);

export function useKeyHints(): KeyHints {
  return useContext(KeyHintsContext);
}

/** The key of a slot: `C` for the first that takes many images, else its place from 1; none beyond 9. */
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
