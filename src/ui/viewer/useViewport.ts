import { useLayoutEffect } from 'react';

import type { Viewport } from '../../desk/viewer/view';

/**
 * Tells what place a node gives, now and whenever that changes.
 *
 * @param tell - always the same, or it is told anew
 */
export function useStage(
  node: HTMLElement | null,
  tell: (viewport: Viewport) => void
): void {
  useLayoutEffect(() => {
    if (node === null) {
      return undefined;
    }
    const measure = (): void => {
      // A hidden panel has no size: the last one stays for when it is back.
      if (node.clientWidth > 0 && node.clientHeight > 0) {
        tell({
          width: node.clientWidth,
          height: node.clientHeight,
          ratio: window.devicePixelRatio || 1
        });
      }
    };
    measure();
    // The browser's own zoom, and another screen, change the ratio.
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
