import { useLayoutEffect, useRef } from 'react';

import type { ImagePath } from '../../../domain/images/image';
import type { FocusOwner } from '../../controls/useFocusOwner';
import { isLost, useFocusOwner } from '../../controls/useFocusOwner';

/** What asks for the keyboard's focus. */
export interface FocusWanted {
  readonly productId: string | undefined;
  readonly focus: ImagePath | null;
  /** Counts the desk's requests; from 0 for each product. */
  readonly request: number;
  /** Counts the requests of other views, as after a click on a slot. */
  readonly wish: number;
  /** The viewer has the focus while it is open. */
  readonly viewing: boolean;
  /** Tiles have their place only once this is known, and another when it changes. */
  readonly columns: number | undefined;
}

/**
 * Keeps the keyboard's focus with the focused image: on request, and whenever
 * the grid had it. A tile that goes away (moved, deleted, another product)
 * leaves it to the next; until there is one, the grid holds it, so that the
 * desk's keys work on.
 *
 * @returns the handlers for the grid
 */
export function useFocusedTile(
  grid: HTMLElement | null,
  { productId, focus, request, wish, viewing, columns }: FocusWanted
): FocusOwner['handlers'] {
  const { ownsRef, handlers } = useFocusOwner();
  const seen = useRef({ productId, request: 0, wish: 0 });
  useLayoutEffect(() => {
    if (viewing) {
      // It only borrows the focus, and may go away with its product.
      ownsRef.current = true;
      return;
    }
    if (grid === null || columns === undefined) {
      return;
    }
    const asked =
      wish !== seen.current.wish ||
      (request > 0 &&
        (request !== seen.current.request ||
          productId !== seen.current.productId));
    seen.current = { productId, request, wish };
    const active = grid.ownerDocument.activeElement;
    const lost = isLost(active, grid.ownerDocument);
    const inside = grid.contains(active);
    if (asked) {
      ownsRef.current = true;
    } else if (!inside && !(lost && ownsRef.current)) {
      return;
    }
    // Inside, but not on a tile: somebody is on a section's button.
    if (inside && !asked && active?.closest('button')) {
      return;
    }
    const tile = focus === null ? null : tileOf(grid, focus);
    const target = tile ?? grid;
    if (target !== active) {
      target.focus({ preventScroll: true });
    }
    tile?.scrollIntoView?.({ block: 'nearest' });
  }, [ownsRef, grid, productId, focus, request, wish, viewing, columns]);
  return handlers;
}

function tileOf(grid: HTMLElement, path: ImagePath): HTMLElement | null {
  return grid.querySelector<HTMLElement>(
    `[data-path="${path.replace(/["\\]/g, '\\$&')}"]`
  );
}
