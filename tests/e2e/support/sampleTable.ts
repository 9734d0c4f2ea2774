import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import type { BrowserContext } from '@playwright/test';

import { connectionTo, fill, makeTable } from './brokenDataset';

const { CURATION_S3_ENDPOINT, CURATION_REGION, CURATION_BUCKET } =
  process.env as Record<string, string>;

const s3 = new S3Client({
  region: CURATION_REGION,
  endpoint: CURATION_S3_ENDPOINT,
  forcePathStyle: true
});

/** A product of the sample. */
export interface SampleProduct {
  readonly main: string;
  readonly sub: number;
  readonly productId: string;
}

/** Creates a table with these products of the sample, all pending and with all their images, and directs every page of a browser to it. */
export async function useSample(
  context: BrowserContext,
  table: string,
  products: readonly SampleProduct[]
): Promise<void> {
  await makeTable(table);
  const items = await Promise.all(products.map(itemOf));
  const pending = new Map<number, number>();
  products.forEach(({ sub }) => pending.set(sub, (pending.get(sub) ?? 0) + 1));
  await fill(table, [
    ...items,
    ...[...pending].map(([sub, count]) => ({
      sub_category: 0,
      product_id: `STATUS_STATS_${mainOf(products, sub)}_${sub}`,
      main_category: mainOf(products, sub),
      target_sub_category: sub,
      pending_count: count,
      completed_count: 0,
      pass_count: 0,
      total_products: count
    }))
  ]);
  const mains = [...new Set(products.map(({ main }) => main))];
  await fill(table, [
    {
      sub_category: 0,
      product_id: 'CATEGORY_METADATA',
      categories_info: JSON.stringify({
        main_categories: mains,
        sub_categories: Object.fromEntries(
          mains.map(main => [
            main,
            [...pending.keys()].filter(sub => mainOf(products, sub) === main)
          ])
        )
      })
    }
  ]);
  await context.route('**/jupyterlab-curation/sandbox*', route =>
    route.fulfill({
      json: {
        available: true,
        connection: connectionTo('sandbox', { table, bucket: CURATION_BUCKET })
      }
    })
  );
}

function mainOf(products: readonly SampleProduct[], sub: number): string {
  return products.find(product => product.sub === sub)?.main ?? '';
}

async function itemOf(
  { main, sub, productId }: SampleProduct,
  at: number
): Promise<Record<string, unknown>> {
  const namesIn = async (folder: string): Promise<readonly string[]> => {
    const Prefix = `${main}/${sub}/${productId}/${folder}/`;
    const { Contents = [] } = await s3.send(
      new ListObjectsV2Command({ Bucket: CURATION_BUCKET, Prefix })
    );
    return Contents.map(({ Key = '' }) => Key.slice(Prefix.length));
  };
  return {
    sub_category: sub,
    product_id: productId,
    main_category: main,
    current_status: 'PENDING',
    category_status: `${sub}#PENDING`,
    created_at: '2024-01-15T10:30:00.000Z',
    last_updated_at: `2024-01-15T10:30:00.${100 - at}Z`,
    detail: await namesIn('detail'),
    summary: await namesIn('summary'),
    segment: await namesIn('segment'),
    // Copies that other tests made are no part of the sample.
    text: []
  };
}
