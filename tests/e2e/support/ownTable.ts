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
 * A fresh table with these products, which every page of a browser is led to.
 * Each product has these files in `detail`.
 */
export async function useTable(
  context: BrowserContext,
  table: string,
  productIds: readonly string[],
  files: readonly string[] = FOLDER
): Promise<void> {
  await makeBucket();
  await makeTable(table);
  await fill(
    table,
    productIds.map(id => product(id, { detail: files }))
  );
  for (const id of productIds) {
    await putObjects(
      id,
      files.map(name => `detail/${name}`)
    );
  }
  await leadTo(context, table);
}

/** The connection that the server tells the pages of a browser is another one. */
export async function leadTo(
  context: BrowserContext,
  table: string,
  person = 'curator-7'
): Promise<void> {
  await context.route('**/jupyterlab-curation/sandbox*', route =>
    route.fulfill({
      json: {
        available: true,
        connection: connectionTo('sandbox', { table, person })
      }
    })
  );
}
