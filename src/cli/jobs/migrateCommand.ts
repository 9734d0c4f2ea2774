import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { CryptoIds } from '../../adapters/node/cryptoIds';
import { LocalFolder } from '../../adapters/node/localFolder';
import { md5Etag } from '../../adapters/node/md5Etag';
import { SystemClock } from '../../adapters/node/systemClock';
import { migrate } from '../../app/jobs/migrate/migrate';
import { reportEstimate } from '../../app/jobs/reportEstimate';
import { WalkedTree } from '../../app/jobs/source/walkedTree';
import { withLevel } from '../../app/jobs/source/withLevel';
import { pricesOf } from '../../domain/connection/cost/prices';
import type { FolderLevel } from '../../domain/jobs/migrate/folderLevel';
import type { Shard } from '../../domain/jobs/shard';
import { estimateText, folderLevelText } from '../../words/jobs/migration';
import { packsByText } from '../../words/jobs/reports';
import { PLAIN } from '../../words/trans';
import type { Connection } from '../../domain/connection/connection';
import { connected } from '../connection/connected';
import { foundNothing } from '../../app/jobs/migrate/migrateReport';
import type { MigrationReport } from '../../app/jobs/migrate/migrateReport';
import { EXIT, exitCode } from '../terminal/exitCode';
import type { ExitCode } from '../terminal/exitCode';
import { migrationText } from './migrationText';
import { countProducts, showProgress } from '../terminal/progressBar';
import { readByPerson, telling } from '../terminal/telling';
import type { RunOptions } from './setupCommand';
import type { Environment } from '../terminal/environment';
import { findPictureReaders } from './pictures/pictureReaders';

export interface MigrateCommandOptions {
  /** Whether products get packs of thumbnails. */
  readonly packs: boolean;
  /** Whether each image is decoded before it is sent, if that is possible. */
  readonly decode: boolean;
  /** Whether the bytes of all files of known products are compared. */
  readonly checksum?: boolean;
  readonly replaceBroken?: boolean;
  /** The part of the products that is taken. */
  readonly shard?: Shard;
  /** Whether new files are added also without a record of what was sent. */
  readonly add?: boolean;
}

/** `migrate <folder>`: local products into the bucket and the table. */
export async function runMigrate(
  connection: Connection,
  folder: string,
  how: RunOptions,
  { packs, decode, checksum, replaceBroken, add, shard }: MigrateCommandOptions,
  environment: Environment
): Promise<ExitCode> {
  const { dryRun, events } = how;
  const { err, signal } = environment;
  const source = new LocalFolder(folder);
  const tree = new WalkedTree(source);
  const { thumbnails, decoder, packsBy } = await findPictureReaders(
    environment,
    { packs, decode, dryRun }
  );
  const shown = err.isTTY && readByPerson(how);
  const total = shown || events ? await countProducts(tree, shard) : undefined;
  const bar = shown && total !== undefined ? showProgress(total) : undefined;
  const tell = telling(how, environment, bar, total);
  const migrated = await connected(
    connection,
    signal,
    ({ catalogue, images, clockOffset, throttled }) => {
      const clock = new SystemClock(clockOffset);
      return migrate(
        { tree, catalogue, images, prefix: connection.prefix },
        {
          now: () => clock.now(),
          dryRun,
          signal,
          throttled,
          pauses: tell.pauses,
          ids: new CryptoIds(),
          checksums: checksum,
          replaceBroken,
          add,
          shard,
          decoder,
          onProgress: tell.progress,
          etagOf: md5Etag,
          // Many runs at a time must not wait in step.
          wait: ms => sleep(ms * (1 + Math.random())),
          thumbnails
        }
      );
    }
  ).finally(() => bar?.stop());
  const name = path.basename(path.resolve(folder));
  const report = await withLevel(migrated, source, name);
  const { level } = report;
  if (level) {
    err.write(`${folderLevelText(level, PLAIN)}\n`);
  }
  const code = migrationExit(report, level);
  tell.report({ ...report, packsBy }, code, () =>
    [
      migrationText(report),
      packs ? `${packsByText(packsBy, PLAIN)}\n` : '',
      dryRun && !level
        ? `${estimateText(reportEstimate(report, pricesOf(connection)), PLAIN)}\n`
        : ''
    ].join('')
  );
  return code;
}

/**
 * A folder without a single product is the wrong one, unless it is a dataset in
 * which nothing can be migrated. What cannot be read may belong to a product.
 */
export function migrationExit(
  report: MigrationReport,
  level: FolderLevel = { kind: 'empty' }
): ExitCode {
  const { stopped, forPerson, counts } = report;
  return foundNothing(report)
    ? level.kind === 'dataset'
      ? EXIT.failed
      : EXIT.wrongUse
    : exitCode(
        stopped,
        forPerson.length > 0 || counts.unreadable !== undefined
      );
}
