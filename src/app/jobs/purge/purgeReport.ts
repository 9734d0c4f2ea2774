import type { Reason } from '../../../domain/jobs/reason';
import type { ProductAddress } from '../../../domain/product/objectKey';
import { addressOf } from '../../../domain/product/objectKey';
import type { PurgeCandidate } from '../../../domain/jobs/purgeImages';
import type { Versioning } from '../../../ports/images/imageStore';
import { ReportTally } from '../reportTally';
import type { Removed } from './removeImage';

/** A deleted image whose object was removed, or would be. */
export interface PurgedImage extends ProductAddress {
  readonly path: string;
  /** Bytes that are gone, or would be. */
  readonly bytes: number;
  /** Bytes that stay in the bucket as versions. */
  readonly hidden: number;
  /** When it was deleted or moved away, ISO 8601. */
  readonly deletedAt: string;
  /** Who deleted it, as the table says; left out if it does not. Everybody who may write to the table can write this. */
  readonly deletedBy?: string;
}

/** A deleted image, or a whole product, that was left, and why. */
export interface UnpurgedImage extends ProductAddress {
  readonly path?: string;
  readonly why: Reason;
}

/** What a purge did, or would do in a dry run. */
export interface PurgeReport {
  readonly dryRun: boolean;
  /** It was stopped. Another run continues. */
  readonly stopped: boolean;
  readonly olderThanDays: number;
  /** Products that were visited. */
  readonly products: number;
  readonly images: number;
  /** Bytes that are gone, or would be. */
  readonly bytes: number;
  /** Images that a delete marker hides, and their bytes, which stay. */
  readonly hidden: { readonly images: number; readonly bytes: number };
  /** Whether the bucket keeps versions. */
  readonly versioning: Versioning;
  /** Whether versions were removed too. */
  readonly versions: boolean;
  readonly purged: readonly PurgedImage[];
  /** Products that are being edited and have deleted images that are old enough. */
  readonly skipped: readonly UnpurgedImage[];
  readonly forPerson: readonly UnpurgedImage[];
  /** Lines that are counted and not stored. */
  readonly leftOut: number;
}

/** The progress of a purge. */
export interface PurgeProgress {
  readonly products: number;
  readonly images: number;
  readonly bytes: number;
}

/** A purge's report while it grows. */
export class PurgeTally extends ReportTally<PurgeProgress> {
  images = 0;
  bytes = 0;
  hidden = { images: 0, bytes: 0 };
  readonly purged: PurgedImage[] = [];
  readonly skipped: UnpurgedImage[] = [];
  readonly forPerson: UnpurgedImage[] = [];

  /** @param deletedAt - ms since the epoch */
  went(
    product: ProductAddress,
    {
      path,
      deletedAt,
      deletedBy
    }: Pick<PurgeCandidate, 'path' | 'deletedAt' | 'deletedBy'>,
    { freed, hidden }: Removed
  ): void {
    this.images++;
    this.bytes += freed;
    if (hidden > 0) {
      this.hidden = {
        images: this.hidden.images + 1,
        bytes: this.hidden.bytes + hidden
      };
    }
    this.addLine(this.purged, {
      ...addressOf(product),
      path,
      bytes: freed,
      hidden,
      deletedAt: new Date(deletedAt).toISOString(),
      ...(deletedBy !== '' && { deletedBy })
    });
    this.tell();
  }

  /** Adds the tally of a part: all of it, or only what was purged. */
  add(part: PurgeTally, what: 'purged' | 'all' = 'all'): void {
    this.images += part.images;
    this.bytes += part.bytes;
    this.hidden = {
      images: this.hidden.images + part.hidden.images,
      bytes: this.hidden.bytes + part.hidden.bytes
    };
    this.addLines(this.purged, part.purged);
    if (what === 'all') {
      this.addLines(this.skipped, part.skipped);
      this.addLines(this.forPerson, part.forPerson);
      this.leftOut += part.leftOut;
    }
    if (part.images > 0) {
      this.tell();
    }
  }

  skip(product: ProductAddress, why: Reason): void {
    this.addLine(this.skipped, { ...addressOf(product), why });
  }

  notPurged(
    product: ProductAddress,
    path: string | undefined,
    why: Reason
  ): void {
    this.addLine(this.forPerson, {
      ...addressOf(product),
      ...(path !== undefined && { path }),
      why
    });
  }

  protected get progress(): PurgeProgress {
    return this;
  }
}
