import type { FocusEvent, RefObject } from 'react';
import { useLayoutEffect, useRef } from 'react';

/**
 * Keeps the keyboard's focus in the viewer: brought there when it opens and
 * whenever the desk asks, and brought back where what had it goes away, as a
 * button of a bar that changes.
 *
 * @param request - another value asks for the focus
 * @returns the handlers for its root
 */
export function useKeptFocus(
  root: RefObject<HTMLElement>,
  request: string
): { onFocus(): void; onBlur(event: FocusEvent): void } {
  const owns = useRef(false);
  const asked = useRef<string | null>(null);
  useLayoutEffect(() => {
    const { current: node } = root;
    if (node === null) {
      return;
    }
    const active = node.ownerDocument.activeElement;
    const lost = active === null || active === node.ownerDocument.body;
    const wanted = asked.current !== request;
    asked.current = request;
    if ((wanted && !node.contains(active)) || (lost && owns.current)) {
      home(node).focus({ preventScroll: true });
    }
  });
  return {
    onFocus: () => {
      owns.current = true;
    },
    onBlur: ({ relatedTarget, currentTarget }) => {
      // Without a next one the window lost it, or what had it went away.
      if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) {
        owns.current = false;
      }
    }
  };
}

/** Where the viewer's keys are heard: its root, or the crop's frame while one is drawn. */
export function home(root: HTMLElement): HTMLElement {
  return root.querySelector<HTMLElement>('.jp-CurationCrop') ?? root;
}
