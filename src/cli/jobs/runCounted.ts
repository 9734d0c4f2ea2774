import { SystemClock } from '../../adapters/node/systemClock';
import type { Dataset } from '../../app/cloud';
import type { Pauses } from '../../app/jobs/longRun';
import type { Connection } from '../../domain/connection/connection';
import type { Shard } from '../../domain/jobs/shard';
import { connected } from '../connection/connected';
import { countingLine } from '../terminal/countingLine';
import type { Environment } from '../terminal/environment';
import { exitCodeOf } from '../terminal/exitCode';
import type { ExitCode } from '../terminal/exitCode';
import { readByPerson, telling } from '../terminal/telling';
import type { RunOptions } from './setupCommand';

/** What every job over a table is given. */
export interface CountedRun<Progress> {
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly pauses: Pauses;
  readonly onProgress: (progress: Progress) => void;
}

/** A job that counts products, and how a person reads it. */
export interface CountedJob<Progress, Report> {
  /** The counting line, see `countingLine`. */
  readonly counting: string;
  readonly text: (report: Report) => string;
  /** Of many machines: the report names its part. */
  readonly part?: { readonly shard: Shard; readonly job: string };
  readonly act: (
    dataset: Dataset,
    run: CountedRun<Progress>
  ) => Promise<Report>;
}

/** Runs a job that counts products until it ends, and tells its report. */
export async function runCounted<
  Progress extends { readonly products: number },
  Report extends Parameters<typeof exitCodeOf>[0]
>(
  connection: Connection,
  how: RunOptions,
  environment: Environment,
  { counting, text, part, act }: CountedJob<Progress, Report>
): Promise<ExitCode> {
  const { err, signal } = environment;
  const line = countingLine<Progress>(err, !readByPerson(how), counting);
  const tell = telling(how, environment, line);
  const report = await connected(
    connection,
    signal,
    ({ catalogue, images, clockOffset }) => {
      const clock = new SystemClock(clockOffset);
      return act(
        { catalogue, images, prefix: connection.prefix },
        {
          now: () => clock.now(),
          signal,
          pauses: tell.pauses,
          onProgress: tell.progress
        }
      );
    }
  ).finally(() => line.stop());
  const code = exitCodeOf(report);
  tell.report({ ...part, ...report }, code, () => text(report));
  return code;
}
