import { useCallback, useEffect, useMemo, useState } from 'react';

/** The gap between tiles, in CSS pixels; `images.css` has the same. */
const GAP = 6;
/** The border of a tile and the height of its name, likewise. */
const BORDER = 1;
const NAME = 18;

/** The layout of the tiles, which all have the same size. */
export interface Grid {
  /** Tiles per row. */
  readonly columns: number;
  /** In CSS pixels. */
  readonly tileHeight: number;
  /** From the top of a row to the top of the next, in CSS pixels. */
  readonly rowHeight: number;
}

/** The fewest tiles per row with which none is wider than `size`. */
export function columnsFor(width: number, size: number): number {
  return Math.max(1, Math.ceil((width + GAP) / (size + GAP)));
}

/** The grid that fills a width with tiles no wider than `size`, in CSS pixels. */
function gridFor(width: number, size: number): Grid {
  const columns = columnsFor(width, size);
  const tile = Math.max(0, (width - (columns - 1) * GAP) / columns);
  const picture = (Math.max(0, tile - 2 * BORDER) * 5) / 4;
  const tileHeight = picture + NAME + 2 * BORDER;
  return { columns, tileHeight, rowHeight: tileHeight + GAP };
}

/** The node that scrolls the tiles, with their current grid. */
export interface MeasuredGrid {
  /** For the `ref` of the node that scrolls. */
  readonly ref: (scroller: HTMLElement | null) => void;
  readonly scroller: HTMLElement | null;
  /** Undefined before the node is measured. */
  readonly grid: Grid | undefined;
}

/** @param size - the greatest width of a tile in CSS pixels */
export function useGrid(size: number): MeasuredGrid {
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [width, setWidth] = useState<number>();
  const ref = useCallback((node: HTMLElement | null) => {
    setScroller(node);
    if (node !== null) {
      setWidth(innerWidth(node));
    }
  }, []);
  useEffect(() => {
    if (scroller === null || typeof ResizeObserver === 'undefined') {
      return undefined;
    }
    const observer = new ResizeObserver(() => {
      // A hidden panel has no width. Keep the columns until it is visible again.
      if (scroller.clientWidth > 0) {
        setWidth(innerWidth(scroller));
      }
    });
    observer.observe(scroller);
    return () => observer.disconnect();
  }, [scroller]);
  const grid = useMemo(
    () => (width === undefined ? undefined : gridFor(width, size)),
    [width, size]
  );
  return { ref, scroller, grid };
}

function innerWidth(node: HTMLElement): number {
  const { paddingLeft, paddingRight } = getComputedStyle(node);
  const sides = parseFloat(paddingLeft) + parseFloat(paddingRight);
  return node.clientWidth - (Number.isNaN(sides) ? 0 : sides);
}
