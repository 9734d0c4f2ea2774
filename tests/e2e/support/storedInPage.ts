import type { Page } from '@playwright/test';

/** Everything that a page keeps in the browser, as one text. */
export function storedInPage(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const kept: unknown[] = [
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      location.href
    ];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store);
        const found = [done(objects.getAll()), done(objects.getAllKeys())];
        kept.push(name, store, await Promise.all<unknown>(found));
      }
      database.close();
    }
    return JSON.stringify(kept);
  });
}
