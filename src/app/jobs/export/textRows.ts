import type { TextFormat } from '../../../domain/jobs/export/exportFormats';
import {
  exportHeader,
  exportLine
} from '../../../domain/jobs/export/exportFormats';
import type { ExportRow } from '../../../domain/jobs/export/exportRows';
import type { ExportEncoder } from '../../../ports/jobs/exportEncoder';

/** Rows as lines of UTF-8. */
export class TextRows implements ExportEncoder {
  private readonly _encoder = new TextEncoder();
  /** Stands before the first row, and in a file without rows too. */
  private _header: string;

  constructor(
    private readonly _format: TextFormat,
    private readonly _bucket: string
  ) {
    this._header = exportHeader(_format);
  }

  add(rows: readonly ExportRow[]): Uint8Array<ArrayBuffer> {
    return this._encode(
      rows.map(row => exportLine(row, this._format, this._bucket)).join('')
    );
  }

  end(): Uint8Array<ArrayBuffer> {
    return this._encode('');
  }

  private _encode(lines: string): Uint8Array<ArrayBuffer> {
    const text = this._header + lines;
    this._header = '';
    return this._encoder.encode(text);
  }
}
