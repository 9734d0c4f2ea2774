import type { Reason } from '../../../domain/jobs/reason';
import type { ProductAddress } from '../../../domain/product/objectKey';
import { addressOf } from '../../../domain/product/objectKey';
import { ReportTally } from '../reportTally';

/** A product whose pack is missing or lacks images, and why. */
export interface UnpackedProduct extends ProductAddress {
  readonly why: readonly Reason[];
}

/** What a packing did, or would do in a dry run. */
export interface PackReport {
  readonly dryRun: boolean;
  /** It was stopped. Another run continues. */
  readonly stopped: boolean;
  /** Products that were visited. */
  readonly products: number;
  /** Packs that were written. In a dry run: products without a current pack. */
  readonly written: number;
  /** Bytes that were written. */
  readonly bytes: number;
  /** Products that had a current pack, or whose pack was only named again. */
  readonly current: number;
  readonly forPerson: readonly UnpackedProduct[];
  /** Lines that are counted and not stored. */
  readonly leftOut: number;
}

/** The progress of a packing. */
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
