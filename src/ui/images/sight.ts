import { createContext, useContext, useEffect, useState } from 'react';

/** How far outside the visible part a tile still counts as near. */
const MARGIN = '60% 0px';

/** Tells tiles whether they are near the visible part of what scrolls, by one observer for all. */
export class Sight {
  private readonly _told = new Map<Element, (near: boolean) => void>();
  private readonly _observer: IntersectionObserver | null;

  constructor(root: Element) {
    // Where nothing observes (an old browser, a test), everything is near.
    this._observer =
      typeof IntersectionObserver === 'undefined'
        ? null
        : new IntersectionObserver(
            entries => {
              for (const { target, isIntersecting } of entries) {
                this._told.get(target)?.(isIntersecting);
              }
            },
            { root, rootMargin: MARGIN }
          );
  }

  /** @returns ends it */
  watch(node: Element, tell: (near: boolean) => void): () => void {
    if (this._observer === null) {
      tell(true);
      return () => undefined;
    }
    this._told.set(node, tell);
    this._observer.observe(node);
    return () => {
      this._told.delete(node);
      this._observer?.unobserve(node);
    };
  }

  dispose(): void {
    this._observer?.disconnect();
    this._told.clear();
  }
}

/** `null` until what scrolls is there; then tiles wait. */
export const SightContext = createContext<Sight | null>(null);

/** Whether a node is near the visible part. */
export function useNear(node: React.RefObject<Element>): boolean {
  const sight = useContext(SightContext);
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (sight !== null && node.current !== null) {
      return sight.watch(node.current, setNear);
    }
    return undefined;
  }, [sight, node]);
  return near;
}
