import { MemoryCatalogue, MemoryImageStore } from '../../support/memory';
import type {
  Given,
  TestDataset,
  Raw,
  RawItem,
  RawObject
} from './testDataset';
import { bytesOf, categoryItems, countersId } from './testDataset';

export const MEMORY_CATEGORY = 1005;

/** A dataset in memory. It is read through the stores' own maps. */
export class MemoryDataset implements TestDataset {
  readonly catalogue: MemoryCatalogue;
  readonly images = new MemoryImageStore();
  readonly subCategory = MEMORY_CATEGORY;

  private constructor(given: Given) {
    this.catalogue = new MemoryCatalogue([
      ...given.items,
      ...categoryItems(given, MEMORY_CATEGORY)
    ]);
  }

  static async open(given: Given): Promise<MemoryDataset> {
    const dataset = new MemoryDataset(given);
    for (const { key, content, tags } of given.objects) {
      dataset.images.seed(key, bytesOf(content));
      await dataset.images.setTags(key, tags ?? {});
    }
    return dataset;
  }

  async look(): Promise<Raw> {
    return this.lookNow();
  }

  async product(id: string): Promise<RawItem | undefined> {
    return this.lookNow().products.get(id);
  }

  private lookNow(): Raw {
    const { items } = (
      this.catalogue as unknown as { table: { items: Map<string, RawItem> } }
    ).table;
    const all = [...items.values()];
    const { objects } = this.images as unknown as {
      objects: Map<string, RawObject>;
    };
    return {
      products: new Map(
        all
          .filter(item => item.sub_category === MEMORY_CATEGORY)
          .map(item => [String(item.product_id), item])
      ),
      counters: all.find(
        item => item.product_id === countersId(MEMORY_CATEGORY)
      ),
      objects: new Map(objects)
    };
  }
}
