import type {
  ArchiveCost,
  ArchivePrices
} from '../../../domain/jobs/archive/archivePrices';
import { archiveCost } from '../../../domain/jobs/archive/archivePrices';
import type { Reason } from '../../../domain/jobs/reason';
import type { ProductAddress } from '../../../domain/product/objectKey';
import { addressOf } from '../../../domain/product/objectKey';
import { ReportTally } from '../reportTally';

/** An image that was tagged, or would be. */
export interface ArchivedImage extends ProductAddress {
  readonly path: string;
  readonly bytes: number;
}

/** An image, or a whole product, that was left, and why. */
export interface UnarchivedImage extends ProductAddress {
  readonly path?: string;
  readonly why: Reason;
}

interface ImagesSum {
  readonly images: number;
  readonly bytes: number;
}

/** What an archiving did, or would do in a dry run. */
export interface ArchiveReport {
  readonly dryRun: boolean;
  /** It was stopped. Another run continues. */
  readonly stopped: boolean;
  /** Products that were visited. */
  readonly products: number;
  /** Images that were tagged, or would be, and their bytes. */
  readonly images: number;
  readonly bytes: number;
  /** Images that have the tag already. */
  readonly already: number;
  /** Images that the lifecycle rule never moves. */
  readonly tooSmall: ImagesSum;
  /** Images whose move would cost more than it saves within a year. */
  readonly notWorth: ImagesSum;
  /** US dollars; null if the prices of the region are not known. */
  readonly cost: ArchiveCost | null;
  readonly archived: readonly ArchivedImage[];
  readonly forPerson: readonly UnarchivedImage[];
  /** Lines that are counted and not stored. */
  readonly leftOut: number;
}

export interface ArchiveProgress {
  readonly products: number;
  readonly images: number;
  readonly bytes: number;
}

/** An archiving's report while it grows. */
export class ArchiveTally extends ReportTally<ArchiveProgress> {
  images = 0;
  bytes = 0;
  already = 0;
  tooSmall = { images: 0, bytes: 0 };
  notWorth = { images: 0, bytes: 0 };
  readonly archived: ArchivedImage[] = [];
  readonly forPerson: UnarchivedImage[] = [];

  archive(product: ProductAddress, path: string, bytes: number): void {
    this.images++;
    this.bytes += bytes;
    this.addLine(this.archived, { ...addressOf(product), path, bytes });
  }

  pass(why: 'tooSmall' | 'notWorth', bytes: number): void {
    const before = this[why];
    this[why] = { images: before.images + 1, bytes: before.bytes + bytes };
  }

  leave(product: ProductAddress, why: Reason, path?: string): void {
    this.addLine(this.forPerson, {
      ...addressOf(product),
      ...(path !== undefined && { path }),
      why
    });
  }

  /** Takes over the tally of a product: all of it, or only what was tagged. */
  take(part: ArchiveTally, what: 'archived' | 'all' = 'all'): void {
    this.images += part.images;
    this.bytes += part.bytes;
    this.addLines(this.archived, part.archived);
    if (what === 'all') {
      this.already += part.already;
      for (const why of ['tooSmall', 'notWorth'] as const) {
        this[why] = {
          images: this[why].images + part[why].images,
          bytes: this[why].bytes + part[why].bytes
        };
      }
      this.addLines(this.forPerson, part.forPerson);
      this.leftOut += part.leftOut;
      this.productsDone();
    }
  }

  report(
    how: Pick<ArchiveReport, 'dryRun' | 'stopped'>,
    prices: ArchivePrices | undefined
  ): ArchiveReport {
    const { products, images, bytes, already, tooSmall, notWorth } = this;
    const { archived, forPerson, leftOut } = this;
    return {
      ...how,
      products,
      images,
      bytes,
      already,
      tooSmall,
      notWorth,
      cost: prices ? archiveCost(images, bytes, prices) : null,
      archived,
      forPerson,
      leftOut
    };
  }

  protected get progress(): ArchiveProgress {
    const { products, images, bytes } = this;
    return { products, images, bytes };
  }
}
