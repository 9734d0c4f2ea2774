import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useState } from 'react';

import type { Grid } from './useGrid';

/** How many rows are rendered above and below the visible ones. */
const BEYOND = 3;

/** The node that scrolls the tiles, and their grid. */
export interface Scrolled {
  readonly scroller: HTMLElement;
  readonly grid: Grid;
}

/** The same for one section. */
export interface ScrolledSection extends Scrolled {
  /** Changes whenever the height of the sections above may have changed. */
  readonly above: string;
}

/**
 * The indexes of the section's rows that are visible or nearly so. All rows
 * have the same height, known before they are rendered, so nothing moves.
 *
 * @param node - contains the rows
 * @param scrolled - undefined if all rows are rendered
 * @param count - the number of rows
 */
export function useRowsInSight(
  node: React.RefObject<HTMLElement>,
  scrolled: ScrolledSection | undefined,
  count: number
): readonly number[] {
  const [top, setTop] = useState(0);
  const { scroller = null, grid, above } = scrolled ?? {};
  const rowHeight = grid?.rowHeight ?? 0;
  const virtual = useVirtualizer({
    count,
    enabled: scrolled !== undefined,
    getScrollElement: () => scroller,
    estimateSize: () => rowHeight,
    scrollMargin: top,
    overscan: BEYOND
  });
  useLayoutEffect(() => {
    if (rowHeight > 0) {
      virtual.measure();
    }
  }, [virtual, rowHeight]);
  useLayoutEffect(() => {
    if (scroller !== null && node.current !== null) {
      const now =
        node.current.getBoundingClientRect().top -
        scroller.getBoundingClientRect().top +
        scroller.scrollTop;
      setTop(before => (Math.abs(before - now) < 1 ? before : now));
    }
  }, [node, scroller, grid, above]);
  return virtual.getVirtualItems().map(({ index }) => index);
}
