import type { ProductAddress } from '../../../domain/product/objectKey';

/** Lines kept in memory; what is beyond is only counted. */
const MAX_KEPT = 100_000;

/** A product whose pack is missing or lacks images, and why in one sentence. */
export interface UnpackedProduct extends ProductAddress {
  readonly text: string;
}

/** What a packing did; of a dry run, what it would do. */
export interface PackReport {
  readonly dryRun: boolean;
  /** It was stopped: run it again to go on. */
  readonly stopped: boolean;
  /** Products that were looked at. */
  readonly products: number;
  /** Packs that were written; of a dry run, products without a current one. */
  readonly written: number;
  /** Bytes of what was written. */
  readonly bytes: number;
  /** Products that had a current pack, or that were only named anew. */
  readonly current: number;
  readonly forPerson: readonly UnpackedProduct[];
  /** Lines beyond what is kept. */
  readonly leftOut: number;
}

/** How far a packing is. */
export interface PackProgress {
  readonly products: number;
  readonly written: number;
}

/** The numbers of a report while it grows. */
export class PackTally {
  products = 0;
  written = 0;
  bytes = 0;
  current = 0;
  leftOut = 0;
  readonly forPerson: UnpackedProduct[] = [];

  constructor(private readonly onProgress?: (at: PackProgress) => void) {}

  productDone(): void {
    this.products++;
    this.onProgress?.(this);
  }

  wrote(bytes: number): void {
    this.written++;
    this.bytes += bytes;
  }

  left(
    { mainCategory, subCategory, productId }: ProductAddress,
    text: string
  ): void {
    if (this.forPerson.length < MAX_KEPT) {
      this.forPerson.push({ mainCategory, subCategory, productId, text });
    } else {
      this.leftOut++;
    }
  }
}
