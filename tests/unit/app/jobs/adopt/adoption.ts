import { adopt } from '../../../../../src/app/jobs/adopt/adopt';
import type { AdoptOptions } from '../../../../../src/app/jobs/adopt/adopt';
import type { AdoptReport } from '../../../../../src/app/jobs/adopt/adoptReport';
import type { CatalogueItem } from '../../../../../src/domain/catalogueItem';
import { SequenceIds } from '../../../../support/memory';
import { CuratedDataset, NOW } from '../curatedDataset';

/** A dataset to adopt, and the whole table to compare. */
export class AdoptedDataset extends CuratedDataset {
  private readonly own = new SequenceIds();

  adopt(options: Partial<AdoptOptions> = {}): Promise<AdoptReport> {
    return adopt(this.faulty(), {
      now: () => NOW,
      ids: this.own,
      dryRun: false,
      undo: false,
      ...options
    });
  }

  async all(): Promise<readonly CatalogueItem[]> {
    const { items } = await this.catalogue.products({
      subCategory: 1005,
      limit: 1000
    });
    return items;
  }

  /** All items, those of partition 0 included, as one text to compare. */
  async snapshot(): Promise<string> {
    const zero = await this.catalogue.items(
      ['CATEGORY_METADATA', 'STATUS_STATS_TOP_1005'].map(productId => ({
        subCategory: 0,
        productId
      }))
    );
    return JSON.stringify([await this.all(), zero]);
  }
}

/** The lines of what was left, as product, path and code. */
export function leftIn({ forPerson }: AdoptReport): readonly string[] {
  return forPerson.map(({ productId, path, why }) =>
    [productId, path, why.code].filter(part => part !== undefined).join(' ')
  );
}
