import type { CountedCategory } from '../../../domain/jobs/verify/categoryFindings';
import type { Finding, FindingKind } from '../../../domain/jobs/verify/finding';
import type { Reason } from '../../../domain/jobs/reason';
import type { ProductAddress } from '../../../domain/product/objectKey';
import { ReportTally } from '../reportTally';

/** The progress of a verification. */
export interface VerifyProgress {
  /** Products that were visited. */
  readonly products: number;
  readonly findings: number;
}

/** What a verification found. */
export interface Verification {
  /** It was stopped. There may be more findings. */
  readonly stopped: boolean;
  readonly products: number;
  readonly objects: number;
  /** How many of these objects were judged; the others are in `notJudged`. */
  readonly judged: number;
  /** The categories that were verified, with the number of their products by a consistent count. */
  readonly categories: readonly CountedCategory[];
  /** How much was not judged, because it may be in the middle of a change. */
  readonly notJudged: NotJudged;
  /** The number of findings by kind, those that are not stored included. */
  readonly counts: Readonly<Partial<Record<FindingKind, number>>>;
  readonly findings: readonly Finding[];
  /** Findings that are counted and not stored. */
  readonly leftOut: number;
  /** What could not be checked, also at the end: products, or folders and counters of a category. */
  readonly notChecked: readonly NotChecked[];
}

export interface NotChecked extends Partial<ProductAddress> {
  readonly why: Reason;
}

export interface NotJudged {
  /** Objects that no product names, younger than 7 days. */
  readonly young: number;
  /** Objects that no product names, of products that somebody edits. */
  readonly claimed: number;
  /** Categories whose counters changed during every count. */
  readonly counters: number;
}

/** A verification's report while it grows. */
export class VerifyTally extends ReportTally<VerifyProgress> {
  objects = 0;
  judged = 0;
  readonly notJudged = { young: 0, claimed: 0, counters: 0 };
  readonly categories: CountedCategory[] = [];
  readonly findings: Finding[] = [];
  readonly counts: Partial<Record<FindingKind, number>> = {};
  readonly notChecked: NotChecked[] = [];

  /** Takes over the tally of a part. */
  take(part: VerifyTally): void {
    this.objects += part.objects;
    this.judged += part.judged;
    this.notJudged.young += part.notJudged.young;
    this.notJudged.claimed += part.notJudged.claimed;
    this.notJudged.counters += part.notJudged.counters;
    this.categories.push(...part.categories);
    this.add(part.findings);
    this.leftOut += part.leftOut;
    this.productsDone(part.products);
  }

  /** @param address - as far as it is known */
  notCheck(address: Partial<ProductAddress>, why: Reason): void {
    this.addLine(this.notChecked, { ...address, why });
  }

  add(findings: readonly Finding[]): void {
    for (const finding of findings) {
      this.counts[finding.kind] = (this.counts[finding.kind] ?? 0) + 1;
      this.addLine(this.findings, finding);
    }
  }

  report(stopped: boolean): Verification {
    const { products, objects, judged, categories, notJudged } = this;
    const { counts, findings, leftOut, notChecked } = this;
    return {
      stopped,
      products,
      objects,
      judged,
      categories,
      notJudged,
      counts,
      findings,
      leftOut,
      notChecked
    };
  }

  protected get progress(): VerifyProgress {
    return {
      products: this.products,
      findings: this.findings.length + this.leftOut
    };
  }
}
