/**
 * Runs in the page, or in a worker, before its own scripts: counts object URLs
 * and bitmaps that were made and not given back, as `benchAlive`.
 */
export function installAlive() {
  const urls = new Set();
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
  const make = self.createImageBitmap.bind(self);
  self.createImageBitmap = async (...args) => {
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
 * What is alive in a page and its workers.
 *
 * @param workers - as many as had `installAlive`
 * @returns `{ urls, hidden, bitmaps }`; `hidden` are object URLs that no image on the page shows
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
