import type { ExportFormat } from '../../../domain/jobs/export/exportFormats';
import type { ExportEncoder } from '../../../ports/jobs/exportEncoder';
import { TextRows } from './textRows';

/** Loads what writes Parquet, and begins a file. */
export type ParquetLoader = () => Promise<ExportEncoder>;

/** @param parquet - is only called for that format */
export async function encoderOf(
  format: ExportFormat,
  bucket: string,
  parquet: ParquetLoader
): Promise<ExportEncoder> {
  return format === 'parquet' ? parquet() : new TextRows(format, bucket);
}
