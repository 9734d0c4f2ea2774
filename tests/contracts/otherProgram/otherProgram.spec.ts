import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';

import { numberValue } from '../../../src/adapters/aws/answers/rawItem';
import { MemoryCatalogue, MemoryImageStore } from '../../support/memory';
import type { CatalogueItem } from '../../../src/domain/catalogueItem';
import { bytesOf } from '../../faults/world/testDataset';
import {
  OTHER_ITEMS,
  OTHER_KEYS
} from '../../fixtures/otherProgram/otherProgram';
import type { RawItem } from '../../fixtures/otherProgram/otherProgram';
import { describeOtherProgram } from './curation';
import type { OtherDataset } from './otherDataset';
import { STATUSES } from './otherDataset';

describeOtherProgram('memory', async (): Promise<OtherDataset> => {
  const catalogue = new MemoryCatalogue(
    OTHER_ITEMS.map(
      item => unmarshall(item, { wrapNumbers: numberValue }) as CatalogueItem
    )
  );
  const images = new MemoryImageStore();
  OTHER_KEYS.forEach(key => images.seed(key, bytesOf(key)));
  const { items } = (
    catalogue as unknown as {
      table: { items: ReadonlyMap<string, CatalogueItem> };
    }
  ).table;
  return {
    catalogue,
    images,
    look: async () => {
      const raw = [...items.values()].map(
        item => marshall(item, { removeUndefinedValues: true }) as RawItem
      );
      const { objects } = images as unknown as {
        objects: ReadonlyMap<string, unknown>;
      };
      return {
        items: raw,
        keys: new Set(objects.keys()),
        index: Object.fromEntries(
          STATUSES.map(status => [status, byStatus(raw, status)])
        )
      };
    },
    dispose: async () => undefined
  };
});

/** The catalogue in memory has no such index. It is derived from the items. */
function byStatus(items: readonly RawItem[], status: string): string[] {
  return items
    .filter(item => item.current_status?.S === status)
    .sort((a, b) =>
      String(a.last_updated_at.S) < String(b.last_updated_at.S) ? 1 : -1
    )
    .map(item => `${item.sub_category.N}/${item.product_id.S}`);
}
