import { archive } from '../../../app/jobs/archive/archive';
import type {
  ArchiveProgress,
  ArchiveReport
} from '../../../app/jobs/archive/archiveReport';
import type { Category } from '../../../domain/catalogueItem';
import type { Connection } from '../../../domain/connection/connection';
import { archivePricesOf } from '../../../domain/jobs/archive/archivePrices';
import type { Shard } from '../../../domain/jobs/shard';
import type { ExitCode } from '../../terminal/exitCode';
import type { Environment } from '../../terminal/environment';
import { runCounted } from '../runCounted';
import type { RunOptions } from '../setupCommand';
import { archiveText } from './archiveText';

export interface ArchiveCommandOptions {
  readonly category?: Category;
  readonly shard?: Shard;
  /** Without it nothing is tagged. */
  readonly yes?: boolean;
}

/** `archive`: the images of completed products that nobody chose get the tag of the archive. */
export async function runArchive(
  connection: Connection,
  how: RunOptions,
  { category, shard, yes = false }: ArchiveCommandOptions,
  environment: Environment
): Promise<ExitCode> {
  return runCounted<ArchiveProgress, ArchiveReport>(
    connection,
    how,
    environment,
    {
      counting: '{products} products · {images} images to archive',
      text: archiveText,
      part: shard && { shard, job: 'archive' },
      act: (dataset, run) =>
        archive(dataset, {
          ...run,
          dryRun: how.dryRun || !yes,
          prices: archivePricesOf(connection),
          category,
          shard
        })
    }
  );
}
