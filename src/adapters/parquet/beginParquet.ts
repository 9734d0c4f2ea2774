import type { ExportEncoder } from '../../ports/jobs/exportEncoder';

/** Begins a file of Parquet. What writes it is only loaded for that. */
export async function beginParquet(): Promise<ExportEncoder> {
  const { ParquetRows } = await import('./parquetRows');
  return new ParquetRows();
}
