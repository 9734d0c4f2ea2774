import type { Reason } from '../../../domain/jobs/reason';
import type { ProductAddress } from '../../../domain/product/objectKey';
import { addressOf } from '../../../domain/product/objectKey';
import { ReportTally } from '../reportTally';

/** A product whose pack is missing or lacks images, and why. */
export interface UnpackedProduct extends ProductAddress {
  readonly why: readonly Reason[];
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

/** A packing's report while it grows. */
export class PackTally extends ReportTally<PackProgress> {
  written = 0;
  bytes = 0;
  current = 0;
  readonly forPerson: UnpackedProduct[] = [];

  wrote(bytes: number): void {
    this.written++;
    this.bytes += bytes;
  }

  notPacked(product: ProductAddress, why: readonly Reason[]): void {
    this.addLine(this.forPerson, { ...addressOf(product), why });
  }

  protected get progress(): PackProgress {
    return this;
  }
}
