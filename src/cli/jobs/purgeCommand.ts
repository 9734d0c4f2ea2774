import { CryptoIds } from '../../adapters/node/cryptoIds';
import { SystemClock } from '../../adapters/node/systemClock';
import { purge } from '../../app/jobs/purge/purge';
import type { PurgeProgress } from '../../app/jobs/purge/purgeReport';
import type { Category } from '../../domain/catalogueItem';
import type { Connection } from '../../domain/connection/connection';
import { connected } from '../connection/connected';
import { countingLine } from '../terminal/countingLine';
import { exitCodeOf } from '../terminal/exitCode';
import type { ExitCode } from '../terminal/exitCode';
import { purgeText } from './purgeText';
import { readByPerson, telling } from '../terminal/telling';
import type { RunOptions } from './setupCommand';
import type { Environment } from '../terminal/environment';

export interface PurgeCommandOptions {
  readonly category?: Category;
  /** Days. */
  readonly olderThan: number;
  /** Without it nothing is destroyed. */
  readonly yes?: boolean;
  /** Whether the versions of objects are destroyed too. */
  readonly versions?: boolean;
}

/** `purge`: the bytes of images that were deleted long ago. */
export async function runPurge(
  connection: Connection,
  how: RunOptions,
  { category, olderThan, yes = false, versions }: PurgeCommandOptions,
  environment: Environment
): Promise<ExitCode> {
  const { dryRun } = how;
  const { err, signal } = environment;
  const line = countingLine<PurgeProgress>(
    err,
    !readByPerson(how),
    '{products} products · {images} images purged'
  );
  const tell = telling(how, environment, line);
  const report = await connected(
    connection,
    signal,
    ({ catalogue, images, clockOffset }) => {
      const clock = new SystemClock(clockOffset);
      return purge(
        { catalogue, images, prefix: connection.prefix },
        {
          now: () => clock.now(),
          ids: new CryptoIds(),
          olderThanDays: olderThan,
          dryRun: dryRun || !yes,
          versions,
          category,
          signal,
          pauses: tell.pauses,
          onProgress: tell.progress
        }
      );
    }
  ).finally(() => line.stop());
  const code = exitCodeOf(report);
  tell.report(report, code, () => purgeText(report));
  return code;
}
