import type { SchemaElement } from 'hyparquet-writer';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';

import type { ExportRow } from '../../domain/jobs/export/exportRows';
import { EXPORT_COLUMNS } from '../../domain/jobs/export/exportRows';
import { readTimestamp } from '../../domain/product/timestamp';
import type { ExportEncoder } from '../../ports/jobs/exportEncoder';

type Column = keyof ExportRow;

/**
 * Rows of a row group. Readers want many, and a page freezes while they are
 * encoded: this many take some two tenths of a second.
 */
const MOST_ROWS = 10_000;

/** Characters of a row group's long values, because keys and tags may be long. */
const MOST_CHARACTERS = 8_000_000;

/** Long and different in each row. Other values are short or repeat. */
const LONG = ['key', 'uri', 'filename', 'tags'] as const;

/**
 * Rows as Parquet, with real types: integers, timestamps, and tags as a map.
 * A row group is encoded as soon as it is full, so that no more rows are held.
 */
export class ParquetRows implements ExportEncoder {
  private readonly _bytes = new ByteWriter();
  private readonly _file = new ParquetWriter({
    writer: this._bytes,
    schema: SCHEMA,
    createdBy: 'jupyterlab-curation'
  });
  private _rows: ExportRow[] = [];
  private _characters = 0;

  add(rows: readonly ExportRow[]): Uint8Array<ArrayBuffer> {
    for (const row of rows) {
      this._rows.push(row);
      for (const name of LONG) {
        this._characters += row[name]?.length ?? 0;
      }
      if (
        this._rows.length >= MOST_ROWS ||
        this._characters >= MOST_CHARACTERS
      ) {
        this._writeGroup();
      }
    }
    return this._taken();
  }

  end(): Uint8Array<ArrayBuffer> {
    this._writeGroup();
    // It is only asynchronous for writers that are.
    void this._file.finish();
    return this._taken();
  }

  private _writeGroup(): void {
    const rows = this._rows;
    this._rows = [];
    this._characters = 0;
    void this._file.write({
      columnData: EXPORT_COLUMNS.map(name => ({
        name,
        data: rows.map(row => COLUMNS[name].valueOf(row))
      })),
      rowGroupSize: MOST_ROWS
    });
  }

  /** The bytes so far. Positions in the file go on. */
  private _taken(): Uint8Array<ArrayBuffer> {
    const bytes = this._bytes.getBytes().slice();
    this._bytes.index = 0;
    return bytes;
  }
}

interface ColumnOf {
  /** The column's element, then those below it. */
  readonly schema: readonly SchemaElement[];
  readonly valueOf: (row: ExportRow) => unknown;
}

const COLUMNS: Readonly<Record<Column, ColumnOf>> = {
  key: text('key', 'REQUIRED'),
  uri: text('uri', 'REQUIRED'),
  main_category: text('main_category', 'REQUIRED'),
  sub_category: long('sub_category'),
  product_id: text('product_id', 'REQUIRED'),
  folder: text('folder', 'REQUIRED'),
  filename: text('filename', 'REQUIRED'),
  slot: text('slot', 'OPTIONAL'),
  order: {
    schema: [{ name: 'order', type: 'INT32', repetition_type: 'OPTIONAL' }],
    valueOf: ({ order }) => order
  },
  completed_by: text('completed_by', 'OPTIONAL'),
  completed_at: {
    schema: [
      {
        name: 'completed_at',
        type: 'INT64',
        converted_type: 'TIMESTAMP_MILLIS',
        logical_type: {
          type: 'TIMESTAMP',
          isAdjustedToUTC: true,
          unit: 'MILLIS'
        },
        repetition_type: 'OPTIONAL'
      }
    ],
    valueOf: ({ completed_at: at }) => {
      const ms = at === null ? NaN : readTimestamp(at);
      return Number.isNaN(ms) ? null : BigInt(ms);
    }
  },
  guideline: text('guideline', 'OPTIONAL'),
  tags: {
    schema: [
      {
        name: 'tags',
        num_children: 1,
        converted_type: 'MAP',
        logical_type: { type: 'MAP' },
        repetition_type: 'OPTIONAL'
      },
      { name: 'key_value', num_children: 2, repetition_type: 'REPEATED' },
      textElement('key', 'REQUIRED'),
      textElement('value', 'OPTIONAL')
    ],
    valueOf: ({ tags }) => (tags === null ? null : JSON.parse(tags))
  },
  bytes: long('bytes')
};

const SCHEMA: SchemaElement[] = [
  { name: 'root', num_children: EXPORT_COLUMNS.length },
  ...EXPORT_COLUMNS.flatMap(name => COLUMNS[name].schema)
];

function text(
  name: Exclude<Column, 'sub_category' | 'order' | 'bytes'>,
  repetition: 'REQUIRED' | 'OPTIONAL'
): ColumnOf {
  return {
    schema: [textElement(name, repetition)],
    valueOf: row => row[name]
  };
}

function textElement(
  name: string,
  repetition: 'REQUIRED' | 'OPTIONAL'
): SchemaElement {
  return {
    name,
    type: 'BYTE_ARRAY',
    converted_type: 'UTF8',
    logical_type: { type: 'STRING' },
    repetition_type: repetition
  };
}

/** A whole number of 64 bits that every row has. */
function long(name: 'sub_category' | 'bytes'): ColumnOf {
  return {
    schema: [{ name, type: 'INT64', repetition_type: 'REQUIRED' }],
    valueOf: row => BigInt(row[name])
  };
}
