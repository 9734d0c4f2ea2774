/** @typedef {{ urls: string[], bitmaps: number }} Alive - object URLs, and how many bitmaps */

/**
 * Runs in a page or a worker before its own scripts. `benchAlive` then tells
 * which object URLs were made and not revoked, and how many bitmaps were made
 * and not closed.
 */
export function installAlive() {
  /** @type {Set<string>} */
  const urls = new Set();
  /** @type {Set<ImageBitmap>} */
  const bitmaps = new Set();
  const { createObjectURL, revokeObjectURL } = URL;
  URL.createObjectURL = object => {
    const url = createObjectURL.call(URL, object);
    urls.add(url);
    return url;
  };
  URL.revokeObjectURL = url => {
    urls.delete(url);
    revokeObjectURL.call(URL, url);
  };
  const make = /** @type {(...args: unknown[]) => Promise<ImageBitmap>} */ (
    self.createImageBitmap.bind(self)
  );
  self.createImageBitmap = async (/** @type {unknown[]} */ ...args) => {
    const bitmap = await make(...args);
    bitmaps.add(bitmap);
    return bitmap;
  };
  const { close } = ImageBitmap.prototype;
  ImageBitmap.prototype.close = function closeCounted() {
    bitmaps.delete(this);
    close.call(this);
  };
  self.benchAlive = () => ({ urls: [...urls], bitmaps: bitmaps.size });
}

/**
 * Counts what is alive in a page and its workers.
 *
 * @param {import('@playwright/test').Page} page - with `installAlive`
 * @param {import('@playwright/test').Worker[]} workers - with `installAlive`
 * @returns numbers of object URLs, of those that no image on the page shows (`hidden`), and of bitmaps
 */
export async function aliveIn(page, workers) {
  const inPage = await page.evaluate(() => {
    const { urls, bitmaps } = window.benchAlive();
    const shown = new Set([...document.images].map(({ src }) => src));
    const hidden = urls.filter(url => !shown.has(url)).length;
    return { urls: urls.length, hidden, bitmaps };
  });
  const inWorkers = await Promise.all(
    workers.map(worker => worker.evaluate(() => self.benchAlive().bitmaps))
  );
  return {
    ...inPage,
    bitmaps: inWorkers.reduce((sum, count) => sum + count, inPage.bitmaps)
  };
}
