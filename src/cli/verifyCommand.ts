import { CryptoIds } from '../adapters/node/cryptoIds';
import { SystemClock } from '../adapters/node/systemClock';
import { repair } from '../app/repair';
import type { RepairOutcome } from '../app/repair';
import { verify } from '../app/verify';
import type { Verification, VerifyProgress } from '../app/verifyReport';
import type { Category } from '../domain/catalogueItem';
import type { Connection } from '../domain/connection';
import type { Repair, RepairScope } from '../domain/verify/repairs';
import { mended, planRepairs } from '../domain/verify/repairs';
import { connected } from './connected';
import { countingLine } from './countingLine';
import { EXIT } from './exitCode';
import type { ExitCode } from './exitCode';
import type { RunOptions } from './setupCommand';
import type { Surroundings } from './surroundings';
import { findingsText, planText, sumText } from './verifyText';

export interface VerifyCommandOptions {
  readonly category?: Category;
  /** Carries out what can be repaired. */
  readonly repair?: boolean;
  /** Repairs the counters alone. */
  readonly recount?: boolean;
}

/** What `verify --json` prints. */
export interface VerifyReport extends Verification {
  /** Nothing was written: no repair was asked for, or only its plan. */
  readonly dryRun: boolean;
  readonly plan: readonly Repair[];
  readonly repaired: readonly Repair[];
  readonly notRepaired: readonly (Repair & { readonly reason: string })[];
  /** Findings that are still so, those left out too. */
  readonly remaining: number;
}

/** `verify`: the catalogue against the bucket, and what can be repaired by naming. */
export async function runVerify(
  connection: Connection,
  { dryRun, json }: RunOptions,
  options: VerifyCommandOptions,
  { out, err, signal }: Surroundings
): Promise<ExitCode> {
  const line = countingLine<VerifyProgress>(
    err,
    json,
    '{products} products · {findings} findings'
  );
  const scope = scopeOf(options);
  const { category } = options;
  const report = await connected(
    connection,
    async ({ catalogue, images, clockOffset }) => {
      const clock = new SystemClock(clockOffset);
      const place = { catalogue, images, prefix: connection.prefix };
      const now = (): number => clock.now();
      const verification = await verify(place, {
        ...{ now, category, signal },
        onProgress: counts => line.report(counts)
      }).finally(() => line.stop());
      const plan = scope ? planRepairs(verification.findings, scope) : [];
      const write = scope !== undefined && !dryRun;
      if (!json) {
        out.write(findingsText(verification));
      }
      if (scope) {
        // Standard output is for the report alone where a program reads it.
        (json ? err : out).write(planText(plan, dryRun));
      }
      const outcomes = write
        ? await repair(place, plan, {
            ...{ now, signal, ids: new CryptoIds() },
            categories: verification.categories
          })
        : [];
      const remaining = remainingOf(verification, outcomes);
      if (!json) {
        out.write(sumText(verification, outcomes, remaining));
      }
      return reportOf(verification, plan, outcomes, remaining, !write);
    }
  );
  if (json) {
    out.write(`${JSON.stringify(report)}\n`);
  }
  if (report.stopped || signal.aborted) {
    return EXIT.failed;
  }
  return report.remaining > 0 ? EXIT.forPerson : EXIT.done;
}

function scopeOf(options: VerifyCommandOptions): RepairScope | undefined {
  return options.repair ? 'all' : options.recount ? 'counters' : undefined;
}

/** How many findings are still so after these repairs. */
export function remainingOf(
  { findings, leftOut }: Verification,
  outcomes: readonly RepairOutcome[]
): number {
  return outcomes
    .filter(({ done }) => done)
    .reduce(
      (rest, outcome) => rest - mended(outcome.repair),
      findings.length + leftOut
    );
}

function reportOf(
  verification: Verification,
  plan: readonly Repair[],
  outcomes: readonly RepairOutcome[],
  remaining: number,
  dryRun: boolean
): VerifyReport {
  return {
    ...{ dryRun, ...verification, plan },
    repaired: outcomes.filter(({ done }) => done).map(one => one.repair),
    notRepaired: outcomes.flatMap(({ repair: one, reason }) =>
      reason === undefined ? [] : [{ ...one, reason }]
    ),
    remaining
  };
}
