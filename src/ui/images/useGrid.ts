import { useLayoutEffect, useMemo, useState } from 'react';

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

/** The grid of what scrolls, as it is now; undefined before it is measured. */
export function useGrid(
  scroller: HTMLElement | null,
  size: number
): Grid | undefined {
  const [width, setWidth] = useState<number>();
  useLayoutEffect(() => {
    if (scroller === null) {
      return undefined;
    }
    setWidth(innerWidth(scroller));
    if (typeof ResizeObserver === 'undefined') {
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
  return useMemo(
    () => (width === undefined ? undefined : gridFor(width, size)),
    [width, size]
  );
}

function innerWidth(node: HTMLElement): number {
  const { paddingLeft, paddingRight } = getComputedStyle(node);
  const sides = parseFloat(paddingLeft) + parseFloat(paddingRight);
  return node.clientWidth - (Number.isNaN(sides) ? 0 : sides);
}
