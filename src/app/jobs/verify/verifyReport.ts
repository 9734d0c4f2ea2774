import type { CountedCategory } from '../../../domain/jobs/verify/categoryFindings';
import type { Finding, FindingKind } from '../../../domain/jobs/verify/finding';
import { ReportTally } from '../reportTally';

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

/** A verification's report while it grows. */
export class VerifyTally extends ReportTally<VerifyProgress> {
  objects = 0;
  readonly notJudged = { young: 0, claimed: 0, counters: 0 };
  readonly categories: CountedCategory[] = [];
  readonly findings: Finding[] = [];
  readonly counts: Partial<Record<FindingKind, number>> = {};

  add(findings: readonly Finding[]): void {
    for (const finding of findings) {
      this.counts[finding.kind] = (this.counts[finding.kind] ?? 0) + 1;
      this.addLine(this.findings, finding);
    }
  }

  report(stopped: boolean): Verification {
    const { products, objects, categories, notJudged } = this;
    const { counts, findings, leftOut } = this;
    return {
      stopped,
      products,
      objects,
      categories,
      notJudged,
      counts,
      findings,
      leftOut
    };
  }

  protected get progress(): VerifyProgress {
    return {
      products: this.products,
      findings: this.findings.length + this.leftOut
    };
  }
}
