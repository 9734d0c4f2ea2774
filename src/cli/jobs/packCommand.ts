import { pack } from '../../app/jobs/pack/pack';
import type { PackProgress, PackReport } from '../../app/jobs/pack/packReport';
import { NotSupported } from '../../domain/errors';
import type { Category } from '../../domain/catalogueItem';
import type { Connection } from '../../domain/connection/connection';
import { packsByText } from '../../words/jobs/reports';
import { PLAIN } from '../../words/trans';
import { EventLines } from '../terminal/eventLines';
import { EXIT } from '../terminal/exitCode';
import type { ExitCode } from '../terminal/exitCode';
import { packText } from './packText';
import { runCounted } from './runCounted';
import type { RunOptions } from './setupCommand';
import type { Environment } from '../terminal/environment';
import type { PacksBy } from './pictures/thumbnailMaker';
import { findThumbnailMaker } from './pictures/thumbnailMaker';

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
  const { out } = environment;
  const { maker, packsBy } = await findThumbnailMaker(environment);
  if (maker === undefined) {
    if (how.events) {
      new EventLines(out).problem(new NotSupported('sharp-missing', {}));
    }
    return EXIT.failed;
  }
  return runCounted<PackProgress, PackReport & { readonly packsBy: PacksBy }>(
    connection,
    how,
    environment,
    {
      counting: '{products} products · {written} packs written',
      text: report => `${packText(report)}${packsByText(packsBy, PLAIN)}\n`,
      act: async (dataset, run) => ({
        ...(await pack(dataset, {
          ...run,
          maker,
          dryRun: how.dryRun,
          category
        })),
        packsBy
      })
    }
  );
}
