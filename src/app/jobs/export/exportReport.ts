import type { CurationError } from '../../../domain/errors';
import type { Reason } from '../../../domain/jobs/reason';
import type { ProductAddress } from '../../../domain/product/objectKey';
import { addressOf } from '../../../domain/product/objectKey';
import { ReportTally } from '../reportTally';

/** An image, or a whole product, that is not in the export, and why. */
export interface NotExported extends ProductAddress {
  readonly path?: string;
  readonly why: Reason;
}

/** What was exported. */
export interface ExportReport {
  /** Rows were counted, and none was written. */
  readonly dryRun: boolean;
  /** It was stopped: the export is not whole. */
  readonly stopped: boolean;
  /** Products that were visited. */
  readonly products: number;
  /** Rows. */
  readonly images: number;
  /** The size of the images of these rows. */
  readonly bytes: number;
  /** Products that could not be looked at: the export is not whole. */
  readonly failed: number;
  readonly forPerson: readonly NotExported[];
  /** Lines that are counted and not stored. */
  readonly leftOut: number;
}

/** Products that failed are missing in it, which a reader of the file would not see. */
export function isWhole({
  stopped,
  failed
}: Pick<ExportReport, 'stopped' | 'failed'>): boolean {
  return !stopped && failed === 0;
}

export interface ExportProgress {
  readonly products: number;
  readonly images: number;
  readonly bytes: number;
}

/** An export's report while it grows. */
export class ExportTally extends ReportTally<ExportProgress> {
  images = 0;
  bytes = 0;
  failed = 0;
  readonly forPerson: NotExported[] = [];

  export(images: number, bytes: number): void {
    this.images += images;
    this.bytes += bytes;
  }

  leave(product: ProductAddress, why: Reason, path?: string): void {
    this.addLine(this.forPerson, {
      ...addressOf(product),
      ...(path !== undefined && { path }),
      why
    });
  }

  /** It is missing in the export. */
  fail(product: ProductAddress, error: CurationError): void {
    this.failed++;
    this.leave(product, { code: 'error', error });
  }

  report(how: Pick<ExportReport, 'dryRun' | 'stopped'>): ExportReport {
    const { products, images, bytes, failed, forPerson, leftOut } = this;
    return { ...how, products, images, bytes, failed, forPerson, leftOut };
  }

  protected get progress(): ExportProgress {
    const { products, images, bytes } = this;
    return { products, images, bytes };
  }
}
