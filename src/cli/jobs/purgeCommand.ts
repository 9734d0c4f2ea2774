import { CryptoIds } from '../../adapters/node/cryptoIds';
import { purge } from '../../app/jobs/purge/purge';
import type {
  PurgeProgress,
  PurgeReport
} from '../../app/jobs/purge/purgeReport';
import type { Category } from '../../domain/catalogueItem';
import type { Connection } from '../../domain/connection/connection';
import type { ExitCode } from '../terminal/exitCode';
import { purgeText } from './purgeText';
import { runCounted } from './runCounted';
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
  return runCounted<PurgeProgress, PurgeReport>(connection, how, environment, {
    counting: '{products} products · {images} images purged',
    text: purgeText,
    act: (dataset, run) =>
      purge(dataset, {
        ...run,
        ids: new CryptoIds(),
        olderThanDays: olderThan,
        dryRun: how.dryRun || !yes,
        versions,
        category
      })
  });
}
