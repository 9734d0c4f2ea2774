import type { BrowserContext } from '@playwright/test';

import {
  connectionTo,
  fill,
  makeBucket,
  makeTable,
  product,
  putObjects
} from './badPlace';

export const FOLDER = ['a', 'b', 'c', 'd', 'e', 'f'].map(name => `${name}.png`);

/**
 * A fresh table with these products, which every page of a browser is led to:
 * the connection that the server tells is another one. Each product has the
 * pictures of `FOLDER` in `detail`.
 */
export async function useTable(
  context: BrowserContext,
  table: string,
  productIds: readonly string[]
): Promise<void> {
  await makeBucket();
  await makeTable(table);
  await fill(
    table,
    productIds.map(id => product(id, { detail: FOLDER }))
  );
  for (const id of productIds) {
    await putObjects(
      id,
      FOLDER.map(name => `detail/${name}`)
    );
  }
  await context.route('**/jupyterlab-curation/sandbox*', route =>
    route.fulfill({
      json: { available: true, connection: connectionTo('sandbox', { table }) }
    })
  );
}
