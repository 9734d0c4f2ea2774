import { InvalidArgumentError } from 'commander';

import { ExportFile } from '../../../adapters/node/exportFile';
import { beginParquet } from '../../../adapters/parquet/beginParquet';
import { exportCurated } from '../../../app/jobs/export/exportCurated';
import { encoderOf } from '../../../app/jobs/export/encoderOf';
import { isWhole } from '../../../app/jobs/export/exportReport';
import type {
  ExportProgress,
  ExportReport
} from '../../../app/jobs/export/exportReport';
import type { Category } from '../../../domain/catalogueItem';
import type { Connection } from '../../../domain/connection/connection';
import type { ExportFormat } from '../../../domain/jobs/export/exportFormats';
import {
  EXPORT_FORMATS,
  namesOnce
} from '../../../domain/jobs/export/exportFormats';
import type { Shard } from '../../../domain/jobs/shard';
import { connected } from '../../connection/connected';
import { countingLine } from '../../terminal/countingLine';
import { exitCodeOf } from '../../terminal/exitCode';
import type { ExitCode } from '../../terminal/exitCode';
import { readByPerson, telling } from '../../terminal/telling';
import type { Environment } from '../../terminal/environment';
import type { RunOptions } from '../setupCommand';
import { exportText } from './exportText';

export interface ExportCommandOptions {
  readonly category?: Category;
  readonly shard?: Shard;
  readonly out: string;
  readonly format: ExportFormat;
  /** Also the images that nobody chose. */
  readonly all?: boolean;
  readonly tags?: boolean;
  /** The same as the format of that name. */
  readonly s3BatchManifest?: boolean;
}

/** `export`: a file with a row for each image of the completed products. */
export async function runExport(
  connection: Connection,
  how: RunOptions,
  options: ExportCommandOptions,
  environment: Environment
): Promise<ExitCode> {
  const { dryRun } = how;
  const { err, signal } = environment;
  const { bucket, prefix } = connection;
  const format = options.s3BatchManifest ? 's3-batch-manifest' : options.format;
  const line = countingLine<ExportProgress>(
    err,
    !readByPerson(how),
    '{products} products · {images} images'
  );
  const tell = telling(how, environment, line);
  const file = dryRun ? undefined : await ExportFile.create(options.out);
  let report: ExportReport | undefined;
  let written: string | undefined;
  try {
    const encoder = await encoderOf(format, bucket, beginParquet);
    report = await connected(connection, signal, ({ catalogue, images }) =>
      exportCurated(
        { catalogue, images, prefix },
        {
          bucket,
          images: options.all ? 'all' : 'chosen',
          once: namesOnce(format),
          withTags: options.tags ?? false,
          dryRun,
          write: async rows => file?.write(encoder.add(rows)),
          category: options.category,
          shard: options.shard,
          signal,
          pauses: tell.pauses,
          onProgress: tell.progress
        }
      )
    );
    if (!report.stopped) {
      await file?.write(encoder.end());
      written = await file?.close(isWhole(report));
    }
  } finally {
    line.stop();
    await file?.drop();
  }
  const code = exitCodeOf(report);
  const told = {
    ...(options.shard && { shard: options.shard, job: 'export' }),
    ...report,
    ...(written !== undefined && { file: written })
  };
  tell.report(told, code, () => exportText(told));
  return code;
}

/**
 * A format, for commander.
 *
 * @throws InvalidArgumentError
 */
export function readFormatOption(text: string): ExportFormat {
  const format = EXPORT_FORMATS.find(one => one === text);
  if (format === undefined) {
    throw new InvalidArgumentError(`Give one of ${EXPORT_FORMATS.join(', ')}`);
  }
  return format;
}
