import { useLayoutEffect } from 'react';

import type { Viewport } from '../../desk/viewer/view';

/**
 * Reports the visible size of a node, now and whenever it changes.
 *
 * @param tell - a stable function; another one is called anew
 */
export function useViewport(
  node: HTMLElement | null,
  tell: (viewport: Viewport) => void
): void {
  useLayoutEffect(() => {
    if (node === null) {
      return undefined;
    }
    const measure = (): void => {
      // A hidden panel has no size. Keep the last one until it is visible again.
      if (node.clientWidth > 0 && node.clientHeight > 0) {
        tell({
          width: node.clientWidth,
          height: node.clientHeight,
          ratio: window.devicePixelRatio || 1
        });
      }
    };
    measure();
    // The browser's zoom and another screen change the ratio.
    window.addEventListener('resize', measure);
    const observer =
      typeof ResizeObserver === 'undefined'
        ? undefined
        : new ResizeObserver(measure);
    observer?.observe(node);
    return () => {
      window.removeEventListener('resize', measure);
      observer?.disconnect();
    };
  }, [node, tell]);
}
