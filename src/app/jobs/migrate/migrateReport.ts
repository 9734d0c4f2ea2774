import type { Category } from '../../../domain/catalogueItem';
import type { ImagePath } from '../../../domain/images/image';
import type { FolderLevel } from '../../../domain/jobs/migrate/folderLevel';
import type { Reason } from '../../../domain/jobs/reason';
import type { Shard } from '../../../domain/jobs/shard';
import type { ProductAddress } from '../../../domain/product/objectKey';
import { addressOf } from '../../../domain/product/objectKey';
import type { Skipped } from '../../../ports/jobs/sourceTree';
import type { PutPack } from '../../images/writePack';
import { ReportTally } from '../reportTally';

/** Something about one product that only a person can decide. */
export interface NeedsPerson {
  readonly product: ProductAddress;
  readonly reason: Reason;
  /** The images that it is about. */
  readonly paths: readonly (ImagePath | 'meta.json')[];
}

/** What a migration did, or would do in a dry run. */
export interface MigrationReport {
  /** The shard that was migrated, if it was not all. */
  readonly shard?: Shard;
  /** Products of other shards. */
  readonly elsewhere?: number;
  readonly dryRun: boolean;
  /** It was stopped: files that were being sent were finished, the rest is left to the next run. */
  readonly stopped: boolean;
  /** Products that are new in the catalogue. */
  readonly created: number;
  /** Products that were there and stay as they are. */
  readonly existing: number;
  readonly imagesSent: number;
  /** New files of products that were there, which name them now. */
  readonly added: readonly Omit<NeedsPerson, 'reason'>[];
  /** Images that a changed file took the place of, under another name. */
  readonly exchanged: readonly Omit<NeedsPerson, 'reason'>[];
  /** Images of new products that an earlier run had sent. */
  readonly imagesThere: number;
  readonly bytesSent: number;
  /** Packs of thumbnails that were written. */
  readonly packs: number;
  /** New products without a pack although packs were asked for. They only open more slowly. */
  readonly unpacked: readonly Pick<NeedsPerson, 'product' | 'reason'>[];
  /** Broken files of the bucket that were replaced by those of the folder, and files that it did not have. */
  readonly replaced: readonly Omit<NeedsPerson, 'reason'>[];
  readonly skipped: readonly Skipped[];
  /** How many entries of `skipped` have each kind of reason. */
  readonly counts: Readonly<Partial<Record<Reason['code'], number>>>;
  readonly forPerson: readonly NeedsPerson[];
  /** The categories that were found, with the number of their products by the table. */
  readonly categories: readonly (Category & { readonly products: number })[];
  /** What the folder looks like. Undefined if a product was found in it. */
  readonly level?: FolderLevel;
}

/** Whether no product of the folder was found, so that nothing was or would be migrated. */
export function foundNothing(report: MigrationReport): boolean {
  const { stopped, created, existing, forPerson, elsewhere = 0 } = report;
  const found = created + existing + forPerson.length + elsewhere;
  return !stopped && found === 0;
}

/** The progress of a migration. */
export interface MigrationProgress {
  /** Products that are finished, with whatever result. */
  readonly products: number;
  readonly imagesSent: number;
  readonly bytesSent: number;
}

/** A migration's report while it grows. */
export class MigrationTally extends ReportTally<MigrationProgress> {
  created = 0;
  elsewhere = 0;
  existing = 0;
  imagesSent = 0;
  imagesThere = 0;
  bytesSent = 0;
  packs = 0;
  readonly unpacked: Pick<NeedsPerson, 'product' | 'reason'>[] = [];
  readonly replaced: Omit<NeedsPerson, 'reason'>[] = [];
  readonly added: Omit<NeedsPerson, 'reason'>[] = [];
  readonly exchanged: Omit<NeedsPerson, 'reason'>[] = [];
  readonly skipped: Skipped[] = [];
  readonly forPerson: NeedsPerson[] = [];
  private readonly skippedPaths = new Set<string>();
  private readonly told = new Set<string>();

  sent(bytes: number): void {
    this.imagesSent++;
    this.bytesSent += bytes;
    this.tell();
  }

  /** @returns the ETag of the pack, if there is one */
  packed(product: ProductAddress, put: PutPack): string | undefined {
    if ('problem' in put) {
      this.unpacked.push({ product: addressOf(product), reason: put.problem });
      return undefined;
    }
    this.packs++;
    return put.etag;
  }

  /** Leaves something out, and says so once: a product may be listed twice. */
  skip(skipped: Skipped): void {
    if (!this.skippedPaths.has(skipped.path)) {
      this.skippedPaths.add(skipped.path);
      this.skipped.push(skipped);
    }
  }

  get counts(): MigrationReport['counts'] {
    const counts = new Map<Reason['code'], number>();
    for (const { reason } of this.skipped) {
      counts.set(reason.code, (counts.get(reason.code) ?? 0) + 1);
    }
    return Object.fromEntries(counts);
  }

  needsPerson(
    product: ProductAddress,
    reason: Reason,
    paths: NeedsPerson['paths'] = []
  ): void {
    const one = { product: addressOf(product), reason, paths };
    // A product that fails is taken up again.
    const name = JSON.stringify([one.product, reason.code, paths]);
    if (!this.told.has(name)) {
      this.told.add(name);
      this.forPerson.push(one);
    }
  }

  /** Files that need a person, if there are any. */
  needPerson(
    product: ProductAddress,
    reason: Reason,
    paths: NeedsPerson['paths']
  ): void {
    if (paths.length > 0) {
      this.needsPerson(product, reason, paths);
    }
  }

  replace(product: ProductAddress, paths: NeedsPerson['paths']): void {
    note(this.replaced, product, paths);
  }

  add(product: ProductAddress, paths: NeedsPerson['paths']): void {
    note(this.added, product, paths);
  }

  exchange(product: ProductAddress, paths: NeedsPerson['paths']): void {
    note(this.exchanged, product, paths);
  }

  protected get progress(): MigrationProgress {
    return this;
  }
}

function note(
  list: Omit<NeedsPerson, 'reason'>[],
  product: ProductAddress,
  paths: NeedsPerson['paths']
): void {
  if (paths.length > 0) {
    list.push({ product: addressOf(product), paths });
  }
}
