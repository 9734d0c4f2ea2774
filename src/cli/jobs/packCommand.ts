import { pack } from '../../app/jobs/pack/pack';
import type { PackProgress } from '../../app/jobs/pack/packReport';
import { NotSupported } from '../../domain/errors';
import type { Category } from '../../domain/catalogueItem';
import type { Connection } from '../../domain/connection/connection';
import { connected } from '../connection/connected';
import { countingLine } from '../terminal/countingLine';
import { EventLines } from '../terminal/eventLines';
import { EXIT, exitCodeOf } from '../terminal/exitCode';
import type { ExitCode } from '../terminal/exitCode';
import { packText } from './packText';
import { readByPerson, telling } from '../terminal/telling';
import type { RunOptions } from './setupCommand';
import type { Environment } from '../terminal/environment';
import { findThumbnailMaker } from './thumbnailMaker';

export interface PackCommandOptions {
  readonly category?: Category;
}

/** `pack`: a pack of thumbnails for every product that has no current one. */
export async function runPack(
  connection: Connection,
  how: RunOptions,
  { category }: PackCommandOptions,
  environment: Environment
): Promise<ExitCode> {
  const { dryRun, events } = how;
  const { out, err, signal } = environment;
  const maker = await findThumbnailMaker(err);
  if (maker === undefined) {
    if (events) {
      new EventLines(out).problem(new NotSupported('sharp-missing', {}));
    }
    return EXIT.failed;
  }
  const line = countingLine<PackProgress>(
    err,
    !readByPerson(how),
    '{products} products · {written} packs written'
  );
  const tell = telling(how, environment, line);
  const report = await connected(connection, signal, ({ catalogue, images }) =>
    pack(
      { catalogue, images, prefix: connection.prefix },
      {
        maker,
        dryRun,
        category,
        signal,
        pauses: tell.pauses,
        onProgress: tell.progress
      }
    )
  ).finally(() => line.stop());
  const code = exitCodeOf(report);
  tell.report(report, code, () => packText(report));
  return code;
}
