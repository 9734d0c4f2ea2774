import { CryptoIds } from '../../adapters/node/cryptoIds';
import { SystemClock } from '../../adapters/node/systemClock';
import { purge } from '../../app/jobs/purge/purge';
import type { PurgeProgress } from '../../app/jobs/purge/purgeReport';
import type { Category } from '../../domain/catalogueItem';
import { reportJson } from '../../words/jobs/reportJson';
import type { Connection } from '../../domain/connection/connection';
import { connected } from '../connection/connected';
import { countingLine } from '../terminal/countingLine';
import { exitCodeOf } from '../terminal/exitCode';
import type { ExitCode } from '../terminal/exitCode';
import { purgeText } from './purgeText';
import { pausesToldOn } from '../terminal/pauseLine';
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
  { dryRun, json }: RunOptions,
  { category, olderThan, yes = false, versions }: PurgeCommandOptions,
  { out, err, signal }: Environment
): Promise<ExitCode> {
  const line = countingLine<PurgeProgress>(
    err,
    json,
    '{products} products · {images} images purged'
  );
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
          pauses: pausesToldOn(err),
          onProgress: counts => line.report(counts)
        }
      );
    }
  ).finally(() => line.stop());
  out.write(json ? `${reportJson(report)}\n` : purgeText(report));
  return exitCodeOf(report);
}
