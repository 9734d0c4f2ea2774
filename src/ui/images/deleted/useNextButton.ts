import { useLayoutEffect, useRef } from 'react';

/**
 * Keeps the keyboard's focus in a section whose tiles have a button that removes
 * the tile. The next button gets the focus, or else the last one, or else the
 * section's head. Clicks of the mouse do not move the focus.
 *
 * @param shown - the content of the tiles; another value after every change
 * @returns a function to call with the pressed button
 */
export function useNextButton(
  section: React.RefObject<HTMLElement>,
  shown: unknown
): (pressed: Element) => void {
  const pressedIndex = useRef<number | null>(null);
  useLayoutEffect(() => {
    const node = section.current;
    if (node === null || pressedIndex.current === null) {
      return;
    }
    const { activeElement, body } = node.ownerDocument;
    if (activeElement === null || activeElement === body) {
      const buttons = buttonsOf(node);
      const next = buttons[Math.min(pressedIndex.current, buttons.length - 1)];
      (next ?? node.querySelector<HTMLElement>('h3 button'))?.focus();
    }
    pressedIndex.current = null;
  }, [section, shown]);
  return pressed => {
    const { activeElement } = pressed.ownerDocument;
    pressedIndex.current =
      activeElement === pressed && section.current
        ? buttonsOf(section.current).findIndex(button => button === pressed)
        : null;
  };
}

function buttonsOf(section: HTMLElement): readonly HTMLElement[] {
  return [
    ...section.querySelectorAll<HTMLElement>('li .jp-CurationButton:enabled')
  ];
}
