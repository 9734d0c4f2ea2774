import type { ProductAddress } from '../../../domain/product/objectKey';
import type { PurgeCandidate } from '../../../domain/jobs/purgeImages';

/** Lines kept in memory; what is beyond is only counted. */
const MAX_KEPT = 100_000;

/** A deleted image whose bytes went, or would. */
export interface PurgedImage extends ProductAddress {
  readonly path: string;
  /** Size in bytes. */
  readonly bytes: number;
  /** When it was deleted or moved away, ISO 8601. */
  readonly deletedAt: string;
}

/** A deleted image, or a whole product, that was left, and why in one sentence without its subject. */
export interface LeftImage extends ProductAddress {
  readonly path?: string;
  readonly text: string;
}

/** What a purge did; of a dry run, what it would do. */
export interface PurgeReport {
  readonly dryRun: boolean;
  /** It was stopped: run it again to go on. */
  readonly stopped: boolean;
  readonly olderThanDays: number;
  /** Products that were looked at. */
  readonly products: number;
  readonly images: number;
  readonly bytes: number;
  readonly purged: readonly PurgedImage[];
  /** Products that somebody edits now, with deleted images old enough to go. */
  readonly skipped: readonly LeftImage[];
  readonly forPerson: readonly LeftImage[];
  /** Lines beyond what is kept. */
  readonly leftOut: number;
}

/** How far a purge is. */
export interface PurgeProgress {
  readonly products: number;
  readonly images: number;
  readonly bytes: number;
}

/** The numbers of a report while it grows. */
export class PurgeTally {
  products = 0;
  images = 0;
  bytes = 0;
  leftOut = 0;
  readonly purged: PurgedImage[] = [];
  readonly skipped: LeftImage[] = [];
  readonly forPerson: LeftImage[] = [];

  constructor(private readonly onProgress?: (at: PurgeProgress) => void) {}

  productDone(): void {
    this.products++;
    this.onProgress?.(this);
  }

  /** @param deletedAt - ms since the epoch */
  went(
    place: ProductAddress,
    { path, deletedAt }: Pick<PurgeCandidate, 'path' | 'deletedAt'>,
    bytes: number
  ): void {
    this.images++;
    this.bytes += bytes;
    this.keep(this.purged, {
      ...{ ...placeOf(place), path, bytes },
      deletedAt: new Date(deletedAt).toISOString()
    });
    this.onProgress?.(this);
  }

  skip(place: ProductAddress, text: string): void {
    this.keep(this.skipped, { ...placeOf(place), text });
  }

  left(place: ProductAddress, path: string | undefined, text: string): void {
    this.keep(this.forPerson, {
      ...placeOf(place),
      ...(path === undefined ? {} : { path }),
      text
    });
  }

  private keep<Line>(lines: Line[], line: Line): void {
    if (lines.length < MAX_KEPT) {
      lines.push(line);
    } else {
      this.leftOut++;
    }
  }
}

function placeOf({
  mainCategory,
  subCategory,
  productId
}: ProductAddress): ProductAddress {
  return { mainCategory, subCategory, productId };
}
