import type { ExportRow } from '../../domain/jobs/export/exportRows';

/**
 * Makes the bytes of one file of rows, piece by piece. It holds a bounded number
 * of rows, however many there are.
 */
export interface ExportEncoder {
  /**
   * Takes the next rows.
   *
   * @returns what the file has next; empty as long as rows are collected
   */
  add(rows: readonly ExportRow[]): Uint8Array<ArrayBuffer>;
  /**
   * Once, after all rows.
   *
   * @returns the end of the file, without which nobody can read it
   */
  end(): Uint8Array<ArrayBuffer>;
}
