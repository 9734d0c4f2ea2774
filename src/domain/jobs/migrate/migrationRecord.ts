import * as z from 'zod';

import type { ImagePath } from '../../images/image';
import { FOLDERS, imagePath } from '../../images/image';
import { nameProblem } from '../../product/names';
import { MOST_RECORDED, MOST_RECORD_BYTES } from '../../reading/sizeLimits';
import { foldName } from '../../sameName';

const FORMAT = 1;

/** A name may have as many characters as a key has bytes. */
const LONGEST_NAME = 1024;

/** ISO 8601 and a name of a program, with room. */
const LONGEST_TEXT = 200;

/** A hash in hexadecimal or base64, with room. */
const LONGEST_HASH = 200;

const filename = z
  .string()
  .min(1)
  .max(LONGEST_NAME)
  .refine(name => nameProblem(name) === undefined);

const fileShape = z.object({
  folder: z.enum(FOLDERS).optional(),
  filename,
  bytes: z.int().nonnegative(),
  mtime: z.int(),
  etag: z.string().max(LONGEST_HASH).optional(),
  sha256: z.string().max(LONGEST_HASH).optional()
});

const shape = z.object({
  format: z.literal(FORMAT),
  at: z.string().max(LONGEST_TEXT),
  by: z.string().max(LONGEST_TEXT),
  files: z.array(fileShape).max(MOST_RECORDED)
});

/** A local file as a migration sent it. */
export interface RecordedFile {
  /** None for `meta.json`. */
  readonly folder?: (typeof FOLDERS)[number];
  /** As it is on disk. */
  readonly filename: string;
  /** Size in bytes. */
  readonly bytes: number;
  /** When it was last written, in whole ms since the epoch by the clock of its computer. */
  readonly mtime: number;
  /** The MD5 of its bytes in hexadecimal, which is the ETag of most objects; none if its bytes were not read. */
  readonly etag?: string;
  /** Of another program. It is kept. */
  readonly sha256?: string;
}

/** A local file's place in its product. */
export type LocalPath = ImagePath | 'meta.json';

/** What a migration sent of one product, so that the next one need not ask. */
export class MigrationRecord {
  private readonly byPath: ReadonlyMap<string, RecordedFile>;

  constructor(readonly files: readonly RecordedFile[]) {
    this.byPath = new Map(files.map(file => [foldName(pathOf(file)), file]));
  }

  /** The file in any Unicode form of its name. */
  file(path: LocalPath): RecordedFile | undefined {
    return this.byPath.get(foldName(path));
  }

  /** The record with some files as they are now, and some more. */
  with(files: readonly RecordedFile[]): MigrationRecord {
    const next = new Map(this.byPath);
    files.forEach(file => next.set(foldName(pathOf(file)), file));
    return new MigrationRecord([...next.values()]);
  }
}

/** Where a recorded file is in its product. */
export function pathOf({ folder, filename: name }: RecordedFile): LocalPath {
  return folder === undefined ? 'meta.json' : imagePath(folder, name);
}

/**
 * The record as it is stored.
 *
 * @param at - ISO 8601
 * @returns undefined if it would be longer than is read
 */
export function encodeRecord(
  { files }: MigrationRecord,
  at: string,
  by: string
): Uint8Array | undefined {
  const text = JSON.stringify({ format: FORMAT, at, by, files });
  const bytes = new TextEncoder().encode(text);
  return files.length > MOST_RECORDED || bytes.length > MOST_RECORD_BYTES
    ? undefined
    : bytes;
}

/** @returns undefined if the bytes are no record of this format */
export function decodeRecord(bytes: Uint8Array): MigrationRecord | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const read = shape.safeParse(JSON.parse(text));
    return read.success &&
      read.data.files.every(
        ({ folder, filename: name }) =>
          folder !== undefined || name === 'meta.json'
      )
      ? new MigrationRecord(read.data.files)
      : undefined;
  } catch {
    return undefined;
  }
}
