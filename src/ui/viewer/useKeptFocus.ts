import type { RefObject } from 'react';
import { useLayoutEffect, useRef } from 'react';

import type { FocusOwner } from '../controls/useFocusOwner';
import { isLost, useFocusOwner } from '../controls/useFocusOwner';

/**
 * Keeps the keyboard's focus in the viewer. It moves there when the viewer opens
 * and whenever the desk asks, and moves back when the focused element, for example
 * a button, disappears.
 *
 * @param request - another value asks for the focus
 * @returns the handlers for its root
 */
export function useKeptFocus(
  root: RefObject<HTMLElement>,
  request: string
): FocusOwner['handlers'] {
  const { ownsRef, handlers } = useFocusOwner();
  const asked = useRef<string | null>(null);
  useLayoutEffect(() => {
    const { current: node } = root;
    if (node === null) {
      return;
    }
    const active = node.ownerDocument.activeElement;
    const lost = isLost(active, node.ownerDocument);
    const wanted = asked.current !== request;
    asked.current = request;
    if ((wanted && !node.contains(active)) || (lost && ownsRef.current)) {
      home(node).focus({ preventScroll: true });
    }
  });
  return handlers;
}

/** The node that handles the viewer's keys: its root, or the crop frame if there is one. */
export function home(root: HTMLElement): HTMLElement {
  return root.querySelector<HTMLElement>('.jp-CurationCrop') ?? root;
}
