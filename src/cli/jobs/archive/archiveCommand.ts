import { SystemClock } from '../../../adapters/node/systemClock';
import { archive } from '../../../app/jobs/archive/archive';
import type { ArchiveProgress } from '../../../app/jobs/archive/archiveReport';
import type { Category } from '../../../domain/catalogueItem';
import type { Connection } from '../../../domain/connection/connection';
import { archivePricesOf } from '../../../domain/jobs/archive/archivePrices';
import type { Shard } from '../../../domain/jobs/shard';
import { connected } from '../../connection/connected';
import { countingLine } from '../../terminal/countingLine';
import { exitCodeOf } from '../../terminal/exitCode';
import type { ExitCode } from '../../terminal/exitCode';
import { readByPerson, telling } from '../../terminal/telling';
import type { Environment } from '../../terminal/environment';
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
  const { err, signal } = environment;
  const line = countingLine<ArchiveProgress>(
    err,
    !readByPerson(how),
    '{products} products · {images} images to archive'
  );
  const tell = telling(how, environment, line);
  const report = await connected(
    connection,
    signal,
    ({ catalogue, images, clockOffset }) => {
      const clock = new SystemClock(clockOffset);
      return archive(
        { catalogue, images, prefix: connection.prefix },
        {
          now: () => clock.now(),
          dryRun: how.dryRun || !yes,
          prices: archivePricesOf(connection),
          category,
          shard,
          signal,
          pauses: tell.pauses,
          onProgress: tell.progress
        }
      );
    }
  ).finally(() => line.stop());
  const code = exitCodeOf(report);
  const told = shard ? { shard, job: 'archive', ...report } : report;
  tell.report(told, code, () => archiveText(report));
  return code;
}
