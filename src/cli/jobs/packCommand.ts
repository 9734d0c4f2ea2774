import { pack } from '../../app/jobs/pack/pack';
import type { PackProgress } from '../../app/jobs/pack/packReport';
import type { Category } from '../../domain/catalogueItem';
import { reportJson } from '../../words/jobs/reportJson';
import type { Connection } from '../../domain/connection/connection';
import { connected } from '../connection/connected';
import { countingLine } from '../terminal/countingLine';
import { EXIT, exitCodeOf } from '../terminal/exitCode';
import type { ExitCode } from '../terminal/exitCode';
import { packText } from './packText';
import { pausesToldOn } from '../terminal/pauseLine';
import type { RunOptions } from './setupCommand';
import type { Environment } from '../terminal/environment';
import { findThumbnailMaker } from './thumbnailMaker';

export interface PackCommandOptions {
  readonly category?: Category;
}

/** `pack`: a pack of thumbnails for every product that has no current one. */
export async function runPack(
  connection: Connection,
  { dryRun, json }: RunOptions,
  { category }: PackCommandOptions,
  { out, err, signal }: Environment
): Promise<ExitCode> {
  const maker = await findThumbnailMaker(err);
  if (maker === undefined) {
    return EXIT.failed;
  }
  const line = countingLine<PackProgress>(
    err,
    json,
    '{products} products · {written} packs written'
  );
  const report = await connected(connection, signal, ({ catalogue, images }) =>
    pack(
      { catalogue, images, prefix: connection.prefix },
      {
        maker,
        dryRun,
        category,
        signal,
        pauses: pausesToldOn(err),
        onProgress: counts => line.report(counts)
      }
    )
  ).finally(() => line.stop());
  out.write(json ? `${reportJson(report)}\n` : packText(report));
  return exitCodeOf(report);
}
