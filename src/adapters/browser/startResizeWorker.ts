/** Alone in its file: the bundler reads this form, test runners cannot. */
export function startResizeWorker(): Worker {
  return new Worker(new URL('./resize.worker', import.meta.url));
}
