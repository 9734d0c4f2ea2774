import { useCallback, useEffect, useMemo, useState } from 'react';

/** Between two tiles, in CSS pixels; `images.css` has the same. */
const GAP = 6;
/** A tile's border on one side and the line of its name, likewise. */
const BORDER = 1;
const NAME = 18;

/** How the tiles stand, all of one size. */
export interface Grid {
  /** Tiles a row. */
  readonly columns: number;
  /** In CSS pixels. */
  readonly tileHeight: number;
  /** From the top of a row to the top of the next, in CSS pixels. */
  readonly rowHeight: number;
}

/** As few tiles a row as let none be wider than `size`. */
export function columnsFor(width: number, size: number): number {
  return Math.max(1, Math.ceil((width + GAP) / (size + GAP)));
}

/** The grid of tiles no wider than `size` that fills a width, in CSS pixels. */
export function gridFor(width: number, size: number): Grid {
  const columns = columnsFor(width, size);
  const tile = Math.max(0, (width - (columns - 1) * GAP) / columns);
  const picture = (Math.max(0, tile - 2 * BORDER) * 5) / 4;
  const tileHeight = picture + NAME + 2 * BORDER;
  return { columns, tileHeight, rowHeight: tileHeight + GAP };
}

/** What scrolls the tiles, with their grid as it is now; undefined before that is measured. */
export interface MeasuredGrid {
  /** For the `ref` of what scrolls. */
  readonly ref: (scroller: HTMLElement | null) => void;
  readonly scroller: HTMLElement | null;
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
      // A hidden panel has no width: the columns stay for when it is back.
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
