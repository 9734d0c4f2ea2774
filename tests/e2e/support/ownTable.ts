import type { BrowserContext } from '@playwright/test';

import {
  connectionTo,
  fill,
  makeBucket,
  makeTable,
  product,
  putObjects
} from './brokenDataset';

export const FOLDER = ['a', 'b', 'c', 'd', 'e', 'f'].map(name => `${name}.png`);

/**
 * Creates a table with these products, and directs every page of a browser to it.
 * Each product has these files in `detail`.
 */
export async function useTable(
  context: BrowserContext,
  table: string,
  productIds: readonly string[],
  files: readonly string[] = FOLDER,
  folder: 'detail' | 'segment' = 'detail'
): Promise<void> {
  await makeBucket();
  await makeTable(table);
  await fill(
    table,
    productIds.map(id => product(id, { detail: [], [folder]: files }))
  );
  for (const id of productIds) {
    await putObjects(
      id,
      files.map(name => `${folder}/${name}`)
    );
  }
  await leadTo(context, table);
}

/** Replaces the connection that the server gives to the pages of a browser. */
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
