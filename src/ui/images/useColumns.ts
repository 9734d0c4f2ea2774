import { useLayoutEffect, useState } from 'react';

/** Between two tiles, in CSS pixels; `images.css` has the same. */
const GAP = 6;

/** As few tiles a row as let none be wider than `size`. */
export function columnsFor(width: number, size: number): number {
  return Math.max(1, Math.ceil((width + GAP) / (size + GAP)));
}

/** The number of tiles a row in what scrolls, as it is now; undefined before it is measured. */
export function useColumns(
  scroller: HTMLElement | null,
  size: number
): number | undefined {
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
  return width === undefined ? undefined : columnsFor(width, size);
}

function innerWidth(node: HTMLElement): number {
  const { paddingLeft, paddingRight } = getComputedStyle(node);
  const sides = parseFloat(paddingLeft) + parseFloat(paddingRight);
  return node.clientWidth - (Number.isNaN(sides) ? 0 : sides);
}
