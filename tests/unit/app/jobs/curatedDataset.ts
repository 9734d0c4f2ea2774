import {
  MemoryCatalogue,
  MemoryImageStore,
  SequenceIds,
  withFaults
} from '../../../support/memory';
import type { Fault } from '../../../support/memory';
import { recount } from '../../../../src/app/product/recount';
import { updateProductCounts } from '../../../../src/app/jobs/migrate/migrateCounts';
import { purge } from '../../../../src/app/jobs/purge/purge';
import type { PurgeOptions } from '../../../../src/app/jobs/purge/purge';
import type { PurgeReport } from '../../../../src/app/jobs/purge/purgeReport';
import { repair } from '../../../../src/app/jobs/verify/repair';
import type { RepairOutcome } from '../../../../src/app/jobs/verify/repair';
import { verify } from '../../../../src/app/jobs/verify/verify';
import type { VerifyOptions } from '../../../../src/app/jobs/verify/verify';
import type { Verification } from '../../../../src/app/jobs/verify/verifyReport';
import type { Dataset } from '../../../../src/app/cloud';
import type {
  CatalogueItem,
  Category
} from '../../../../src/domain/catalogueItem';
import type { Finding } from '../../../../src/domain/jobs/verify/finding';
import { FOLDERS } from '../../../../src/domain/images/image';
import { planRepairs } from '../../../../src/domain/jobs/verify/repairs';
import type {
  Repair,
  RepairScope
} from '../../../../src/domain/jobs/verify/repairs';
import { productItem } from '../../../fixtures/items';

export const NOW = Date.parse('2026-11-22T10:00:00.000Z');
export const TOP: Category = { mainCategory: 'TOP', subCategory: 1005 };
const DAY = 24 * 60 * 60 * 1000;

/** Days before `NOW`, as a stored date. */
export function daysAgo(days: number): string {
  return new Date(NOW - days * DAY).toISOString();
}

/** Findings as kind, product, path and whether they can be repaired. */
export function briefly(findings: readonly Finding[]): string[] {
  return findings.map(({ kind, productId, path, repairable }) =>
    [kind, productId, path, repairable ? 'repairable' : undefined]
      .filter(part => part !== undefined)
      .join(' ')
  );
}

/** A dataset in which time stands still. */
export class CuratedDataset implements Dataset {
  readonly catalogue = new MemoryCatalogue();
  readonly images = new MemoryImageStore(() => NOW);
  readonly prefix = 'set/';
  readonly faults: Fault[] = [];
  private readonly ids = new SequenceIds();

  /** Adds a product of `TOP/1005` with old objects for all of its names. */
  add(productId: string, patch: CatalogueItem = {}): void {
    const item = productItem({
      product_id: productId,
      detail: ['a.jpg', 'b.jpg'],
      summary: [],
      text: [],
      ...patch
    });
    this.catalogue.seed(item);
    for (const folder of FOLDERS) {
      const names = item[folder];
      for (const name of Array.isArray(names) ? names : []) {
        this.object(`${productId}/${folder}/${String(name)}`);
      }
    }
  }

  /** An object of `TOP/1005`, some days old. */
  object(path: string, days = 100, content: string | Uint8Array = path): void {
    this.images.seed(
      this.key(path),
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
      'image/jpeg',
      NOW - days * DAY
    );
  }

  key(path: string): string {
    return `${this.prefix}TOP/1005/${path}`;
  }

  async has(path: string): Promise<boolean> {
    return (await this.images.head(this.key(path))) !== undefined;
  }

  async item(productId: string): Promise<CatalogueItem> {
    const item = await this.catalogue.item({ subCategory: 1005, productId });
    if (item === undefined) {
      throw new Error(`${productId} is not in the table`);
    }
    return item;
  }

  /** Counters and the list of categories as they should be. */
  async settle(): Promise<void> {
    await recount(this.catalogue, TOP);
    await updateProductCounts(this.catalogue, [TOP], () => NOW);
  }

  verify(options: Partial<VerifyOptions> = {}): Promise<Verification> {
    return verify(this.faulty(), { now: () => NOW, ...options });
  }

  repair(
    plan: readonly Repair[],
    { categories }: Verification
  ): Promise<readonly RepairOutcome[]> {
    return repair(this.faulty(), plan, {
      now: () => NOW,
      ids: this.ids,
      categories
    });
  }

  /** Verifies, repairs, and verifies again. */
  async repaired(scope: RepairScope = 'all'): Promise<{
    readonly outcomes: readonly RepairOutcome[];
    readonly after: Verification;
  }> {
    const before = await this.verify();
    const outcomes = await this.repair(
      planRepairs(before.findings, scope),
      before
    );
    return { outcomes, after: await this.verify() };
  }

  purge(options: Partial<PurgeOptions> = {}): Promise<PurgeReport> {
    return purge(this.faulty(), {
      now: () => NOW,
      ids: this.ids,
      olderThanDays: 30,
      dryRun: false,
      ...options
    });
  }

  /** The same dataset with the planned faults. */
  faulty(): Dataset {
    return {
      catalogue: withFaults(this.catalogue, this.faults),
      images: withFaults(this.images, this.faults),
      prefix: this.prefix
    };
  }
}
