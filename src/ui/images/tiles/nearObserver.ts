import { createContext, useContext, useLayoutEffect, useState } from 'react';

/** How far outside the visible area a tile counts as near, as a fraction of the area's height. */
const MARGIN = 0.6;

/** Tells tiles whether they are near the visible area, with one observer for all of them. */
export class NearObserver {
  private readonly _told = new Map<Element, (near: boolean) => void>();
  private _observer: IntersectionObserver | undefined;

  constructor(private readonly _root: Element) {}

  /** @returns a function that stops watching */
  watch(node: Element, tell: (near: boolean) => void): () => void {
    // Without IntersectionObserver (an old browser, a test) everything counts as near.
    if (typeof IntersectionObserver === 'undefined') {
      tell(true);
      return () => undefined;
    }
    this._observer ??= new IntersectionObserver(
      entries => {
        for (const { target, isIntersecting } of entries) {
          this._told.get(target)?.(isIntersecting);
        }
      },
      { root: this._root, rootMargin: `${100 * MARGIN}% 0px` }
    );
    // The observer reports after the next paint, which would have no pictures.
    tell(this._isNear(node));
    this._told.set(node, tell);
    this._observer.observe(node);
    return () => {
      this._told.delete(node);
      this._observer?.unobserve(node);
    };
  }

  private _isNear(node: Element): boolean {
    const { top, bottom } = node.getBoundingClientRect();
    const seen = this._root.getBoundingClientRect();
    const margin = MARGIN * (seen.bottom - seen.top);
    return bottom >= seen.top - margin && top <= seen.bottom + margin;
  }

  dispose(): void {
    this._observer?.disconnect();
    this._observer = undefined;
    this._told.clear();
  }
}

/** `null` until the node that scrolls exists. Tiles wait for it. */
export const NearContext = createContext<NearObserver | null>(null);

/**
 * Whether a node is near the visible area.
 *
 * @param likely - the assumption until it is measured, before the first paint
 * @param shows - what the node shows. It may have moved when this changes
 */
export function useNear(
  node: React.RefObject<Element>,
  likely: boolean,
  shows: string | undefined
): boolean {
  const nearObserver = useContext(NearContext);
  const [near, setNear] = useState(likely);
  useLayoutEffect(() => {
    if (nearObserver !== null && node.current !== null) {
      return nearObserver.watch(node.current, setNear);
    }
    return undefined;
  }, [nearObserver, node, shows]);
  return near;
}
