import type { ExportRow } from './exportRows';
import { EXPORT_COLUMNS } from './exportRows';

/** JSON Lines, CSV, Parquet, and the CSV manifest of S3 Batch Operations. */
export const EXPORT_FORMATS = [
  'jsonl',
  'csv',
  'parquet',
  's3-batch-manifest'
] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The formats with a line for each row. */
export type TextFormat = Exclude<ExportFormat, 'parquet'>;

/** A manifest names each object once, or S3 would do its work twice. */
export function namesOnce(format: ExportFormat): boolean {
  return format === 's3-batch-manifest';
}

/** What stands before the first row. */
export function exportHeader(format: TextFormat): string {
  return format === 'csv' ? csvLine(EXPORT_COLUMNS) : '';
}

/** One row, with its line end. */
export function exportLine(
  row: ExportRow,
  format: TextFormat,
  bucket: string
): string {
  switch (format) {
    case 'jsonl':
      return `${JSON.stringify(row)}\n`;
    case 'csv':
      return csvLine(EXPORT_COLUMNS.map(name => row[name] ?? ''));
    case 's3-batch-manifest':
      return csvLine([bucket, urlEncoded(row.key)]);
  }
}

/** As RFC 4180 has it. A value is quoted if it has to be, and never changed. */
function csvLine(values: readonly (string | number)[]): string {
  return `${values.map(cell).join(',')}\r\n`;
}

function cell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** S3 Batch Operations reads keys URL-encoded; slashes may stay. */
function urlEncoded(key: string): string {
  return key.split('/').map(encodeURIComponent).join('/');
}
