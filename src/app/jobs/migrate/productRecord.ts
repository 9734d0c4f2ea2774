import { wholeMs } from '../../../domain/jobs/migrate/compareRecord';
import type { RecordedFile } from '../../../domain/jobs/migrate/migrationRecord';
import {
  MigrationRecord,
  decodeRecord,
  encodeRecord
} from '../../../domain/jobs/migrate/migrationRecord';
import { TooLarge } from '../../../domain/errors';
import { PROGRAM } from '../../../domain/jobs/programAuthor';
import type { ProductAddress } from '../../../domain/product/objectKey';
import { recordKey } from '../../../domain/product/objectKey';
import { MOST_RECORD_BYTES } from '../../../domain/reading/sizeLimits';
import type { ImageStore } from '../../../ports/images/imageStore';
import type { KeyedFile } from './keyedFiles';

/** The part of a dataset that has the records of migrations. */
interface Records {
  readonly images: Pick<ImageStore, 'head' | 'putRecord' | 'read'>;
  readonly prefix: string;
  /** ms since the epoch. */
  readonly now: () => number;
}

/** `unreadable`: of another program or format, or broken. It counts as none and stays. */
export type FoundRecord = MigrationRecord | 'none' | 'unreadable';

/** What the last migration of a product sent: one request. */
export async function findRecord(
  { images, prefix }: Pick<Records, 'images' | 'prefix'>,
  product: ProductAddress
): Promise<FoundRecord> {
  const key = recordKey(prefix, product);
  try {
    const bytes = await images.read(key, undefined, MOST_RECORD_BYTES);
    return bytes === undefined ? 'none' : (decodeRecord(bytes) ?? 'unreadable');
  } catch (error) {
    if (error instanceof TooLarge) {
      return 'unreadable';
    }
    throw error;
  }
}

/**
 * Writes the record of a product, over none but one that can be read. Two runs
 * at once may meet: then one of the records stays, and the next run reads the
 * files that it does not know.
 *
 * @param found - what is known to be there; `none` if nothing is known
 * @returns whether what is there could be read
 */
export async function writeRecord(
  { images, prefix, now }: Records,
  product: ProductAddress,
  record: MigrationRecord,
  found: FoundRecord = 'none'
): Promise<boolean> {
  if (found === 'unreadable') {
    return false;
  }
  const at = new Date(now()).toISOString();
  const bytes = encodeRecord(record, at, PROGRAM);
  if (bytes === undefined) {
    // A product of so many files is compared with the bucket.
    return true;
  }
  const key = recordKey(prefix, product);
  if (
    found === 'none' &&
    (await images.putRecord(key, bytes, undefined)) !== undefined
  ) {
    return true;
  }
  const head = await images.head(key);
  if ((await findRecord({ images, prefix }, product)) === 'unreadable') {
    return false;
  }
  await images.putRecord(key, bytes, head?.etag);
  return true;
}

/**
 * A local file as a record has it.
 *
 * @param read - its size and its MD5, if it was read
 */
export function recorded(
  { file, path }: KeyedFile,
  read: { readonly bytes?: number; readonly etag?: string } = {}
): RecordedFile {
  return {
    ...(path !== 'meta.json' && { folder: file.folder }),
    filename: file.filename,
    bytes: read.bytes ?? file.bytes,
    mtime: wholeMs(file.modified),
    ...(read.etag !== undefined && { etag: read.etag })
  };
}
