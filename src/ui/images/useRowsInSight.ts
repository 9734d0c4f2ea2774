import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useState } from 'react';

import type { Grid } from './useGrid';

/** How many rows are drawn beyond those in sight, on either side. */
const BEYOND = 3;

/** What scrolls the tiles, and how they stand in it. */
export interface Scrolled {
  readonly scroller: HTMLElement;
  readonly grid: Grid;
}

/** The same for one section. */
export interface ScrolledSection extends Scrolled {
  /** Another value when the sections above may have another height. */
  readonly above: string;
}

/**
 * The rows of a section that are in sight or nearly so, from 0. All rows have
 * one height, which is known before they are drawn, so nothing moves.
 *
 * @param node - holds the rows
 * @param scrolled - undefined where all rows are drawn
 * @param count - of rows
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
