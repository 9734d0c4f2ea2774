import { pack } from '../../app/jobs/pack/pack';
import type { PackProgress, PackReport } from '../../app/jobs/pack/packReport';
import { NotSupported } from '../../domain/errors';
import type { Category } from '../../domain/catalogueItem';
import type { Connection } from '../../domain/connection/connection';
import { EventLines } from '../terminal/eventLines';
import { EXIT } from '../terminal/exitCode';
import type { ExitCode } from '../terminal/exitCode';
import { packText } from './packText';
import { runCounted } from './runCounted';
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
  const { out, err } = environment;
  const maker = await findThumbnailMaker(err);
  if (maker === undefined) {
    if (how.events) {
      new EventLines(out).problem(new NotSupported('sharp-missing', {}));
    }
    return EXIT.failed;
  }
  return runCounted<PackProgress, PackReport>(connection, how, environment, {
    counting: '{products} products · {written} packs written',
    text: packText,
    act: (dataset, run) =>
      pack(dataset, { ...run, maker, dryRun: how.dryRun, category })
  });
}
