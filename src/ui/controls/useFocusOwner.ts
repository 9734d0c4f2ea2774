import type { FocusEvent, MutableRefObject } from 'react';
import { useRef } from 'react';

/** Whether an area of the desk had the keyboard's focus last. */
export interface FocusOwner {
  readonly ownsRef: MutableRefObject<boolean>;
  /** For the node of the area. */
  readonly handlers: {
    onFocus(): void;
    onBlur(event: FocusEvent): void;
  };
}

/** Follows the focus into an area and out of it. A focused element that disappears does not count as leaving. */
export function useFocusOwner(): FocusOwner {
  const ownsRef = useRef(false);
  return {
    ownsRef,
    handlers: {
      onFocus: () => {
        ownsRef.current = true;
      },
      onBlur: ({ relatedTarget, currentTarget }) => {
        // Without a next element, the window lost the focus or the element disappeared.
        if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) {
          ownsRef.current = false;
        }
      }
    }
  };
}

/** Whether nothing has the focus, because the element that had it disappeared. */
export function isLost(active: Element | null, { body }: Document): boolean {
  return active === null || active === body;
}
