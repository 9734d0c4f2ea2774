import { CryptoIds } from '../../adapters/node/cryptoIds';
import { SystemClock } from '../../adapters/node/systemClock';
import { repair } from '../../app/jobs/verify/repair';
import { repairReport } from '../../app/jobs/verify/repairReport';
import { verify } from '../../app/jobs/verify/verify';
import type { VerifyProgress } from '../../app/jobs/verify/verifyReport';
import type { Category } from '../../domain/catalogueItem';
import type { Connection } from '../../domain/connection/connection';
import type { RepairScope } from '../../domain/jobs/verify/repairs';
import { planRepairs } from '../../domain/jobs/verify/repairs';
import { connected } from '../connection/connected';
import { countingLine } from '../terminal/countingLine';
import { exitCode } from '../terminal/exitCode';
import type { ExitCode } from '../terminal/exitCode';
import { readByPerson, telling } from '../terminal/telling';
import type { RunOptions } from './setupCommand';
import type { Environment } from '../terminal/environment';
import { findingsText, planText, sumText } from './verifyText';

export interface VerifyCommandOptions {
  readonly category?: Category;
  /** Carries out what can be repaired. */
  readonly repair?: boolean;
  /** Repairs the counters alone. */
  readonly recount?: boolean;
}

/** `verify`: the catalogue against the bucket, and what can be repaired by naming. */
export async function runVerify(
  connection: Connection,
  how: RunOptions,
  options: VerifyCommandOptions,
  environment: Environment
): Promise<ExitCode> {
  const { dryRun, events } = how;
  const { out, err, signal } = environment;
  const toPerson = readByPerson(how);
  const line = countingLine<VerifyProgress>(
    err,
    !toPerson,
    '{products} products · {findings} findings'
  );
  const tell = telling(how, environment, line);
  const scope = scopeOf(options);
  const { category } = options;
  const report = await connected(
    connection,
    signal,
    async ({ catalogue, images, clockOffset }) => {
      const clock = new SystemClock(clockOffset);
      const place = { catalogue, images, prefix: connection.prefix };
      const now = (): number => clock.now();
      const verification = await verify(place, {
        now,
        category,
        signal,
        pauses: tell.pauses,
        onProgress: tell.progress
      }).finally(() => line.stop());
      const plan = scope ? planRepairs(verification.findings, scope) : [];
      const write = scope !== undefined && !dryRun;
      if (toPerson) {
        out.write(findingsText(verification));
      }
      if (scope && !events) {
        // Standard output is for the report alone where a program reads it.
        (toPerson ? out : err).write(planText(plan, dryRun));
      }
      const outcomes = write
        ? await repair(place, plan, {
            now,
            signal,
            pauses: tell.pauses,
            ids: new CryptoIds(),
            categories: verification.categories
          })
        : [];
      const repaired = repairReport(verification, plan, outcomes, !write);
      if (toPerson) {
        out.write(sumText(verification, outcomes, repaired.remaining));
      }
      return repaired;
    }
  );
  const code = exitCode(
    report.stopped || signal.aborted,
    report.remaining + report.notChecked.length > 0
  );
  // A person has read its parts already.
  tell.report(report, code, () => '');
  return code;
}

function scopeOf(options: VerifyCommandOptions): RepairScope | undefined {
  return options.repair ? 'all' : options.recount ? 'counters' : undefined;
}
