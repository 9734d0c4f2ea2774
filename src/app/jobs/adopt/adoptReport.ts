import type { AdoptionKind } from '../../../domain/jobs/adopt/adopted';
import { ADOPTIONS } from '../../../domain/jobs/adopt/adopted';
import type { Reason } from '../../../domain/jobs/reason';
import type { ProductAddress } from '../../../domain/product/objectKey';
import { addressOf } from '../../../domain/product/objectKey';
import { ReportTally } from '../reportTally';

export interface AdoptedProduct extends ProductAddress {
  readonly how: AdoptionKind;
}

/** A product, or one of its objects, that was left, and why. */
export interface UnadoptedProduct extends Partial<ProductAddress> {
  readonly path?: string;
  readonly why: Reason;
}

/** What an adoption did, or would do in a dry run. */
export interface AdoptReport {
  readonly dryRun: boolean;
  /** Whether an earlier adoption was undone. */
  readonly undo: boolean;
  /** It was stopped. Another run continues. */
  readonly stopped: boolean;
  /** Products that were visited: those of the table, and those that only the bucket has. */
  readonly products: number;
  /** How many were changed, or would be. */
  readonly changed: number;
  /** The same by kind, those that are not stored included. */
  readonly counts: Readonly<Record<AdoptionKind, number>>;
  /** Categories that had no counters and got them, or would. */
  readonly counters: number;
  readonly adopted: readonly AdoptedProduct[];
  readonly forPerson: readonly UnadoptedProduct[];
  /** Lines that are counted and not stored. */
  readonly leftOut: number;
}

export interface AdoptProgress {
  readonly products: number;
  readonly changed: number;
}

/** An adoption's report while it grows. */
export class AdoptTally extends ReportTally<AdoptProgress> {
  changed = 0;
  counters = 0;
  readonly adopted: AdoptedProduct[] = [];
  readonly forPerson: UnadoptedProduct[] = [];
  private readonly counts = new Map<AdoptionKind, number>();

  /** Items that were made, or would be. */
  get created(): number {
    return this.counts.get('created') ?? 0;
  }

  adopt(product: ProductAddress, how: AdoptionKind): void {
    this.changed++;
    this.counts.set(how, (this.counts.get(how) ?? 0) + 1);
    this.addLine(this.adopted, { ...addressOf(product), how });
  }

  /** @param of - as far as it is known */
  leave(of: Partial<ProductAddress>, why: Reason, path?: string): void {
    const { mainCategory, subCategory, productId } = of;
    this.addLine(this.forPerson, {
      ...(mainCategory !== undefined && { mainCategory }),
      ...(subCategory !== undefined && { subCategory }),
      ...(productId !== undefined && { productId }),
      ...(path !== undefined && { path }),
      why
    });
  }

  /** Takes over the tally of a part: all of it, or only what was done. */
  take(part: AdoptTally, what: 'adopted' | 'all' = 'all'): void {
    this.changed += part.changed;
    part.counts.forEach((count, kind) =>
      this.counts.set(kind, (this.counts.get(kind) ?? 0) + count)
    );
    this.addLines(this.adopted, part.adopted);
    if (what === 'all') {
      this.addLines(this.forPerson, part.forPerson);
      this.leftOut += part.leftOut;
      this.productsDone(part.products);
    }
  }

  report(how: Pick<AdoptReport, 'dryRun' | 'undo' | 'stopped'>): AdoptReport {
    const { products, changed, counters } = this;
    const { adopted, forPerson, leftOut } = this;
    return {
      ...how,
      products,
      changed,
      counts: Object.fromEntries(
        ADOPTIONS.map(kind => [kind, this.counts.get(kind) ?? 0])
      ) as Record<AdoptionKind, number>,
      counters,
      adopted,
      forPerson,
      leftOut
    };
  }

  protected get progress(): AdoptProgress {
    return { products: this.products, changed: this.changed };
  }
}
