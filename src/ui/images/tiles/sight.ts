import { createContext, useContext, useLayoutEffect, useState } from 'react';

/** How far outside the visible part a tile still counts as near, as a part of its height. */
const MARGIN = 0.6;

/** Tells tiles whether they are near the visible part of what scrolls, by one observer for all. */
export class Sight {
  private readonly _told = new Map<Element, (near: boolean) => void>();
  private _observer: IntersectionObserver | undefined;

  constructor(private readonly _root: Element) {}

  /** @returns ends it */
  watch(node: Element, tell: (near: boolean) => void): () => void {
    // Without an observer (an old browser, a test) everything is near.
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
    // The observer speaks after the next paint, which would be without pictures.
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

/** `null` until what scrolls is there; then tiles wait. */
export const SightContext = createContext<Sight | null>(null);

/**
 * Whether a node is near the visible part.
 *
 * @param likely - what is taken for true until that is measured, before the first paint
 * @param shows - what the node shows: with something else it may stand elsewhere
 */
export function useNear(
  node: React.RefObject<Element>,
  likely: boolean,
  shows: string | undefined
): boolean {
  const sight = useContext(SightContext);
  const [near, setNear] = useState(likely);
  useLayoutEffect(() => {
    if (sight !== null && node.current !== null) {
      return sight.watch(node.current, setNear);
    }
    return undefined;
  }, [sight, node, shows]);
  return near;
}
