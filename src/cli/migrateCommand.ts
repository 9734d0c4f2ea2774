import { FolderTree } from '../adapters/node/folderTree';
import { md5Etag } from '../adapters/node/md5Etag';
import { SystemClock } from '../adapters/node/systemClock';
import { migrate } from '../app/migrate';
import type { MigrationReport } from '../app/migrateReport';
import type { Connection } from '../domain/connection';
import { connected } from './connected';
import { EXIT } from './exitCode';
import type { ExitCode } from './exitCode';
import { migrationText } from './migrationText';
import { showProgress } from './progressBar';
import type { RunOptions } from './setupCommand';
import type { Surroundings } from './surroundings';

/** `migrate <folder>`: local products into the bucket and the table. */
export async function runMigrate(
  connection: Connection,
  folder: string,
  { dryRun, json }: RunOptions,
  { out, err, signal }: Surroundings
): Promise<ExitCode> {
  const tree = new FolderTree(folder);
  const bar = err.isTTY && !json ? await showProgress(tree) : undefined;
  const report = await connected(
    connection,
    ({ catalogue, images, clockOffset }) => {
      const clock = new SystemClock(clockOffset);
      return migrate(
        { tree, catalogue, images, prefix: connection.prefix },
        {
          now: () => clock.now(),
          dryRun,
          signal,
          onProgress: bar?.report,
          etagOf: md5Etag
        }
      );
    }
  ).finally(() => bar?.stop());
  out.write(json ? `${JSON.stringify(report)}\n` : migrationText(report));
  return exitCodeOf(report);
}

function exitCodeOf({ stopped, forPerson }: MigrationReport): ExitCode {
  if (stopped) {
    return EXIT.failed;
  }
  return forPerson.length > 0 ? EXIT.forPerson : EXIT.done;
}
