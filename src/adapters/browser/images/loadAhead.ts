/** Has the page load what a URL shows, until the function that it returns is called. */
export type LoadAhead = (url: () => string) => () => void;

/**
 * Has the page load and decode a picture that it does not show, when the page
 * is idle. A view can then show the same URL at once: reading nineteen `data:`
 * URLs takes 8 ms of a page's time, and 1 ms if they are loaded already. The
 * first frame with them does not wait for their decoding either.
 *
 * @param url - called when the page is idle
 * @returns lets go of the picture
 */
export function loadAhead(url: () => string): () => void {
  const held: { image?: HTMLImageElement } = {};
  const forget = whenIdle(() => {
    held.image = new Image();
    held.image.src = url();
    // If it cannot be decoded, the view that shows it reports it.
    held.image.decode().catch(() => undefined);
  });
  return () => {
    forget();
    delete held.image;
  };
}

/** ms after which a browser counts as idle if it does not tell. */
const IDLE_BY = 200;

/** @returns cancels it */
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
