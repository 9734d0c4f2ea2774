import { useLayoutEffect, useRef } from 'react';

/**
 * Keeps the keyboard's focus in a section of which every tile has a button that
 * may take the tile away: on the button that takes its place, else the last
 * one, else the section's head. A click of the mouse moves no focus.
 *
 * @param shown - what the tiles are of; a new one after every change
 * @returns to be told which button was pressed
 */
export function useNextButton(
  section: React.RefObject<HTMLElement>,
  shown: unknown
): (pressed: Element) => void {
  const place = useRef<number | null>(null);
  useLayoutEffect(() => {
    const node = section.current;
    if (node === null || place.current === null) {
      return;
    }
    const { activeElement, body } = node.ownerDocument;
    if (activeElement === null || activeElement === body) {
      const buttons = buttonsOf(node);
      const next = buttons[Math.min(place.current, buttons.length - 1)];
      (next ?? node.querySelector<HTMLElement>('h3 button'))?.focus();
    }
    place.current = null;
  }, [section, shown]);
  return pressed => {
    const { activeElement } = pressed.ownerDocument;
    place.current =
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
