import type { Product } from '../../product/product';
import { foldName } from '../../sameName';
import type { LocalPath, MigrationRecord } from './migrationRecord';
import { pathOf } from './migrationRecord';
import { isDeleted, isKnown, storedPath } from './storedPath';

/** What a local file is compared by before it is read. */
export interface LocalFacts {
  readonly path: LocalPath;
  /** Size in bytes. */
  readonly bytes: number;
  /** When it was last written, in ms since the epoch. */
  readonly modified: number;
}

/** The local files of a product that the table has, by what its record says about them. */
export interface RecordComparison<File> {
  /** Size and time are those of the record, or somebody deleted the image: nothing is to be done. */
  readonly same: readonly File[];
  /** Size or time is another one. */
  readonly suspect: readonly File[];
  /** No record, no list and no deletion knows the name. */
  readonly added: readonly File[];
  /** The product lists the name, and the record does not know it. */
  readonly unrecorded: readonly File[];
  /** Files that were sent and are not in the folder any more, although the product still has them. */
  readonly vanished: readonly LocalPath[];
}

/**
 * Sorts the local files of a product by its record. Nothing is read.
 *
 * @param all - suspects every file: its bytes are to be compared
 */
export function compareRecord<File extends LocalFacts>(
  product: Pick<Product, 'images' | 'deleted'>,
  record: MigrationRecord,
  files: readonly File[],
  all = false
): RecordComparison<File> {
  const same: File[] = [];
  const suspect: File[] = [];
  const added: File[] = [];
  const unrecorded: File[] = [];
  for (const file of files) {
    const { path, bytes } = file;
    const known = record.file(path);
    const stays =
      path === 'meta.json' || storedPath(product, path) !== undefined;
    if (known === undefined) {
      const list =
        path === 'meta.json' || stays
          ? unrecorded
          : isKnown(product, path)
            ? same
            : added;
      list.push(file);
    } else if (
      (path !== 'meta.json' && isDeleted(product, path)) ||
      (!all && known.bytes === bytes && known.mtime === wholeMs(file.modified))
    ) {
      same.push(file);
    } else {
      suspect.push(file);
    }
  }
  const local = new Set(files.map(({ path }) => foldName(path)));
  const vanished = record.files
    .map(pathOf)
    .filter(
      path =>
        !local.has(foldName(path)) &&
        (path === 'meta.json' || storedPath(product, path) !== undefined)
    );
  return { same, suspect, added, unrecorded, vanished };
}

/** A time as a record has it. File systems give parts of a ms, browsers do not. */
export function wholeMs(modified: number): number {
  return Math.floor(modified);
}
