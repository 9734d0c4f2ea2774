import type { RefObject } from 'react';
import { useLayoutEffect, useRef } from 'react';

import type { FocusOwner } from '../controls/useFocusOwner';
import { isLost, useFocusOwner } from '../controls/useFocusOwner';

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

/** Where the viewer's keys are heard: its root, or the crop's frame while one is drawn. */
export function home(root: HTMLElement): HTMLElement {
  return root.querySelector<HTMLElement>('.jp-CurationCrop') ?? root;
}
