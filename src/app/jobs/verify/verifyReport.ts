import type { CountedCategory } from '../../../domain/jobs/verify/categoryFindings';
import type { Finding, FindingKind } from '../../../domain/jobs/verify/finding';

/** Findings kept in memory, some 300 bytes each; what is beyond is only counted. */
const MAX_KEPT = 100_000;

/** How far a verification is. */
export interface VerifyProgress {
  /** Products that were looked at. */
  readonly products: number;
  readonly findings: number;
}

/** What a verification found. It writes nothing. */
export interface Verification {
  /** It was stopped: what is not among the findings may still be wrong. */
  readonly stopped: boolean;
  readonly products: number;
  readonly objects: number;
  /** The categories looked through, with their products by a consistent count. */
  readonly categories: readonly CountedCategory[];
  /** What was not judged, since it may be on its way: how often. */
  readonly notJudged: NotJudged;
  /** All findings by kind, those left out too. */
  readonly counts: Readonly<Partial<Record<FindingKind, number>>>;
  readonly findings: readonly Finding[];
  /** Findings beyond what is kept. */
  readonly leftOut: number;
}

export interface NotJudged {
  /** Objects that no product names, younger than 7 days. */
  readonly young: number;
  /** Objects that no product names, of products that somebody edits. */
  readonly claimed: number;
  /** Categories whose counters changed during each count. */
  readonly counters: number;
}

/** A verification while it grows. */
export class VerifyTally {
  products = 0;
  objects = 0;
  leftOut = 0;
  readonly notJudged = { young: 0, claimed: 0, counters: 0 };
  readonly categories: CountedCategory[] = [];
  readonly findings: Finding[] = [];
  readonly counts: Partial<Record<FindingKind, number>> = {};

  constructor(
    private readonly onProgress?: (at: VerifyProgress) => void,
    private readonly maxKept = MAX_KEPT
  ) {}

  add(findings: readonly Finding[]): void {
    for (const finding of findings) {
      this.counts[finding.kind] = (this.counts[finding.kind] ?? 0) + 1;
      if (this.findings.length < this.maxKept) {
        this.findings.push(finding);
      } else {
        this.leftOut++;
      }
    }
  }

  productsDone(count = 1): void {
    this.products += count;
    this.onProgress?.({
      products: this.products,
      findings: this.findings.length + this.leftOut
    });
  }

  report(stopped: boolean): Verification {
    const { products, objects, leftOut, notJudged } = this;
    const { categories, findings, counts } = this;
    return {
      ...{ stopped, products, objects, categories, notJudged },
      ...{ counts, findings, leftOut }
    };
  }
}
