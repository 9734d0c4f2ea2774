import { InvalidArgumentError } from 'commander';

import { ExportFile } from '../../../adapters/node/exportFile';
import { exportCurated } from '../../../app/jobs/export/exportCurated';
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
  exportHeader,
  exportLine
} from '../../../domain/jobs/export/exportFormats';
import type { ExportRow } from '../../../domain/jobs/export/exportRows';
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
    await file?.write(exportHeader(format));
    report = await connected(connection, signal, ({ catalogue, images }) =>
      exportCurated(
        { catalogue, images, prefix },
        {
          bucket,
          images: options.all ? 'all' : 'chosen',
          withTags: options.tags ?? false,
          dryRun,
          write: async (rows: readonly ExportRow[]) =>
            file?.write(
              rows.map(row => exportLine(row, format, bucket)).join('')
            ),
          category: options.category,
          shard: options.shard,
          signal,
          pauses: tell.pauses,
          onProgress: tell.progress
        }
      )
    );
  } finally {
    line.stop();
    written = await file?.close(report !== undefined && isWhole(report));
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
