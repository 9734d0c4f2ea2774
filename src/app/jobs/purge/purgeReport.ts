import type { Reason } from '../../../domain/jobs/reason';
import type { ProductAddress } from '../../../domain/product/objectKey';
import { addressOf } from '../../../domain/product/objectKey';
import type { PurgeCandidate } from '../../../domain/jobs/purgeImages';
import { ReportTally } from '../reportTally';

/** A deleted image whose object was removed, or would be. */
export interface PurgedImage extends ProductAddress {
  readonly path: string;
  /** Size in bytes. */
  readonly bytes: number;
  /** When it was deleted or moved away, ISO 8601. */
  readonly deletedAt: string;
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
  readonly bytes: number;
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
  readonly purged: PurgedImage[] = [];
  readonly skipped: UnpurgedImage[] = [];
  readonly forPerson: UnpurgedImage[] = [];

  /** @param deletedAt - ms since the epoch */
  went(
    product: ProductAddress,
    { path, deletedAt }: Pick<PurgeCandidate, 'path' | 'deletedAt'>,
    bytes: number
  ): void {
    this.images++;
    this.bytes += bytes;
    this.addLine(this.purged, {
      ...addressOf(product),
      path,
      bytes,
      deletedAt: new Date(deletedAt).toISOString()
    });
    this.tell();
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
