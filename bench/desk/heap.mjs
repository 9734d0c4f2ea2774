/**
 * The bytes of JavaScript in a page that are left after garbage collection.
 *
 * @param {import('@playwright/test').Page} page
 */
export async function heapAfterCollection(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  // The second collection frees what finalizers released.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}
