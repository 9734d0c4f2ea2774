import type { FocusEvent, MutableRefObject } from 'react';
import { useRef } from 'react';

/** Whether a part of the desk had the keyboard's focus last. */
export interface FocusOwner {
  readonly ownsRef: MutableRefObject<boolean>;
  /** For the part's node. */
  readonly handlers: {
    onFocus(): void;
    onBlur(event: FocusEvent): void;
  };
}

/** Follows the focus into a part and out of it; what had it may go away, which is no leaving. */
export function useFocusOwner(): FocusOwner {
  const ownsRef = useRef(false);
  return {
    ownsRef,
    handlers: {
      onFocus: () => {
        ownsRef.current = true;
      },
      onBlur: ({ relatedTarget, currentTarget }) => {
        // Without a next one the window lost it, or what had it went away.
        if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) {
          ownsRef.current = false;
        }
      }
    }
  };
}

/** Whether nothing has the focus: what had it went away. */
export function isLost(active: Element | null, { body }: Document): boolean {
  return active === null || active === body;
}
