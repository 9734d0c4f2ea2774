/** What is done late all the same, in ms. */
const LATEST = 1000;

/** Does something once the page has painted and has nothing better to do. */
export function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in window) {
    window.requestIdleCallback(act, { timeout: LATEST });
  } else {
    // Safari has no such thing.
    setTimeout(act, LATEST);
  }
}
