/**
 * Resolves once the page has painted what it shows by now: a frame begins
 * after the paint of the one before. A page that nobody can see paints
 * nothing, and is not waited for.
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
