import { useLayoutEffect, useRef } from 'react';

import type { ImagePath } from '../../../domain/images/image';
import type { FocusOwner } from '../../controls/useFocusOwner';
import { isLost, useFocusOwner } from '../../controls/useFocusOwner';

/** The reasons for moving the keyboard's focus. */
export interface FocusWanted {
  readonly productId: string | undefined;
  readonly focus: ImagePath | null;
  /** Counts the desk's requests, from 0 for each product. */
  readonly deskRequest: number;
  /** Counts the requests of other views, for example after a click on a slot. */
  readonly viewRequest: number;
  /** The viewer has the focus while it is open. */
  readonly viewing: boolean;
  /** The tiles move when this changes; undefined before they are laid out. */
  readonly columns: number | undefined;
}

/**
 * Keeps the keyboard's focus on the tile of the focused image: on request, and
 * whenever the grid had it. When a tile disappears (its image is moved or
 * deleted, or another product is shown), the next one gets the focus. Until there
 * is one, the grid has it, so that the desk's shortcuts keep working.
 *
 * @returns the handlers for the grid
 */
export function useFocusedTile(
  grid: HTMLElement | null,
  { productId, focus, deskRequest, viewRequest, viewing, columns }: FocusWanted
): FocusOwner['handlers'] {
  const { ownsRef, handlers } = useFocusOwner();
  const answered = useRef({ productId, deskRequest: 0, viewRequest: 0 });
  useLayoutEffect(() => {
    if (viewing) {
      // The viewer only borrows the focus, and may close with its product.
      ownsRef.current = true;
      return;
    }
    if (grid === null || columns === undefined) {
      return;
    }
    const asked =
      viewRequest !== answered.current.viewRequest ||
      (deskRequest > 0 &&
        (deskRequest !== answered.current.deskRequest ||
          productId !== answered.current.productId));
    answered.current = { productId, deskRequest, viewRequest };
    const active = grid.ownerDocument.activeElement;
    const lost = isLost(active, grid.ownerDocument);
    const inside = grid.contains(active);
    if (asked) {
      ownsRef.current = true;
    } else if (!inside && !(lost && ownsRef.current)) {
      return;
    }
    // The focus is on a button of a section, not on a tile.
    if (inside && !asked && active?.closest('button')) {
      return;
    }
    const tile = focus === null ? null : tileOf(grid, focus);
    const target = tile ?? grid;
    if (target !== active) {
      target.focus({ preventScroll: true });
    }
    tile?.scrollIntoView?.({ block: 'nearest' });
  }, [
    ownsRef,
    grid,
    productId,
    focus,
    deskRequest,
    viewRequest,
    viewing,
    columns
  ]);
  return handlers;
}

function tileOf(grid: HTMLElement, path: ImagePath): HTMLElement | null {
  return grid.querySelector<HTMLElement>(
    `[data-path="${path.replace(/["\\]/g, '\\$&')}"]`
  );
}
