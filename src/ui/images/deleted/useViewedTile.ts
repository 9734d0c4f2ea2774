import type { RefObject } from 'react';
import { useLayoutEffect, useRef } from 'react';

import type { ImagePath } from '../../../domain/images/image';
import { isLost } from '../../controls/useFocusOwner';

/**
 * Gives the keyboard's focus back to the tile of a deleted image when the
 * viewer, which showed it, is closed.
 *
 * @param viewing - what the viewer shows
 */
export function useViewedTile(
  section: RefObject<HTMLElement>,
  viewing: ImagePath | null
): void {
  const shown = useRef<ImagePath | null>(null);
  useLayoutEffect(() => {
    const { current: node } = section;
    const last = shown.current;
    shown.current = viewing;
    if (
      viewing === null &&
      last !== null &&
      node !== null &&
      isLost(node.ownerDocument.activeElement, node.ownerDocument)
    ) {
      const tile = [
        ...node.querySelectorAll<HTMLElement>('[data-deleted]')
      ].find(({ dataset }) => dataset.deleted === last);
      tile?.querySelector<HTMLElement>('button')?.focus();
    }
  }, [section, viewing]);
}
