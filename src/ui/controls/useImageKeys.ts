import type { KeyboardEvent, MouseEvent, RefObject } from 'react';
import { useEffect, useLayoutEffect, useRef } from 'react';

import type { FocusOwner } from './useFocusOwner';
import { isLost, useFocusOwner } from './useFocusOwner';

/** For the root node of the desk. */
export interface ImageKeys {
  readonly handlers: FocusOwner['handlers'] & {
    onKeyDown(event: KeyboardEvent): void;
    onClick(event: MouseEvent): void;
  };
}

/** Nodes that have the focus only because nothing in them has it: the image keys do nothing there. */
const NOBODY = '.jp-CurationImages, .jp-CurationProduct-scroll';

/**
 * Nothing on the desk takes the image keys away for good. Esc leads back to the
 * focused image from everywhere, and so does a click on an empty place. If the
 * element with the focus disappears or is disabled, the images get the focus.
 *
 * @param toImages - moves the keyboard's focus to the focused image, or to the viewer
 */
export function useImageKeys(
  root: RefObject<HTMLElement>,
  toImages: () => void
): ImageKeys {
  const { ownsRef, handlers } = useFocusOwner();
  const asked = useRef(false);
  useEffect(() => {
    const leave = ({ target }: PointerEvent): void => {
      if (target instanceof Node && !root.current?.contains(target)) {
        ownsRef.current = false;
      }
    };
    document.addEventListener('pointerdown', leave, true);
    return () => document.removeEventListener('pointerdown', leave, true);
  }, [root, ownsRef]);
  useLayoutEffect(() => {
    if (
      ownsRef.current &&
      // Once for each loss: without images, the request may change nothing.
      !asked.current &&
      root.current !== null &&
      isWithoutFocus(root.current)
    ) {
      asked.current = true;
      toImages();
    }
  });
  return {
    handlers: {
      ...handlers,
      onFocus: () => {
        asked.current = false;
        handlers.onFocus();
      },
      onKeyDown: event => {
        const from = event.target as Element;
        if (
          event.key === 'Escape' &&
          !event.defaultPrevented &&
          !event.nativeEvent.isComposing &&
          // They have an Esc of their own.
          from.closest('.jp-CurationTile, .jp-CurationLarge') === null
        ) {
          toImages();
        }
      },
      onClick: ({ currentTarget }) => {
        const { activeElement } = currentTarget.ownerDocument;
        if (
          activeElement === null ||
          !currentTarget.contains(activeElement) ||
          activeElement.matches(NOBODY)
        ) {
          toImages();
        }
      }
    }
  };
}

/** Whether the focus is nowhere, or on a control that was disabled. */
function isWithoutFocus(root: HTMLElement): boolean {
  const { activeElement } = root.ownerDocument;
  return (
    isLost(activeElement, root.ownerDocument) ||
    (root.contains(activeElement) &&
      activeElement?.matches(':disabled') === true)
  );
}
