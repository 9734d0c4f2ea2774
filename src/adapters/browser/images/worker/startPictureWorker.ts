/** Alone in its file: the bundler reads this form, test runners cannot. */
export function startPictureWorker(): Worker {
  return new Worker(new URL('./pictures.worker', import.meta.url));
}
