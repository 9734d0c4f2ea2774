/**
 * Resolves when the page has painted its current content: a frame begins after
 * the paint of the frame before. A hidden page paints nothing, so that it is not
 * waited for.
 */
export async function pagePainted(): Promise<void> {
  if (document.visibilityState === 'visible') {
    await nextFrame();
    await nextFrame();
  }
}

function nextFrame(): Promise<void> {
  return new Promise(resolve => {
    requestAnimationFrame(() => resolve());
  });
}
