import { CurationError } from '../../../../domain/errors';
import type { CatalogueItem } from '../../../../domain/catalogueItem';
import { compareRecord } from '../../../../domain/jobs/migrate/compareRecord';
import type { RecordedFile } from '../../../../domain/jobs/migrate/migrationRecord';
import { MigrationRecord } from '../../../../domain/jobs/migrate/migrationRecord';
import { unnamedFiles } from '../../../../domain/jobs/migrate/selectFiles';
import { liveClaim } from '../../../../domain/jobs/programAuthor';
import { productKey, readProduct } from '../../../../domain/product/product';
import type { Product } from '../../../../domain/product/product';
import type { SourceProduct } from '../../../../ports/jobs/sourceTree';
import { endsRun, mayPass } from '../../longRun';
import type { KeyedFile } from '../keyedFiles';
import { isImage } from '../keyedFiles';
import type { MigrationTally } from '../migrateReport';
import type {
  ProductMigration,
  ProductOutcome,
  ReadyProduct
} from '../productMigration';
import type { FoundRecord } from '../productRecord';
import { findRecord, recorded, writeRecord } from '../productRecord';
import type { ComparedFiles } from './compareFiles';
import { compareFiles } from './compareFiles';
import { noteReplaced } from './noteReplaced';
import { takeFiles } from './takeFiles';

/**
 * Compares a local product with the one in the catalogue. With the record of
 * what was sent, that takes one request and reads no file that has not changed;
 * new and changed files are taken. Without one it is compared with its objects,
 * and new files are only reported, unless they are asked for.
 */
export async function takeExisting(
  migration: ProductMigration,
  source: SourceProduct,
  item: CatalogueItem,
  files: readonly KeyedFile[]
): Promise<ProductOutcome> {
  const { tally } = migration;
  const product = readProduct(item);
  if (!isSameProduct(tally, source, product)) {
    return { kind: 'done' };
  }
  tally.existing++;
  try {
    const found = await findRecord(migration, source);
    if (found === 'unreadable') {
      tally.needsPerson(source, { code: 'record-unreadable' });
    }
    await (found instanceof MigrationRecord
      ? takeByRecord(migration, source, product, found, files)
      : takeByBucket(migration, source, product, found, files));
    return { kind: 'existing', source };
  } catch (error) {
    if (
      !(error instanceof CurationError) ||
      endsRun(error) ||
      (migration.mayWait &&
        (mayPass(error) || error.code === 'local-file-changed'))
    ) {
      // It is taken up again.
      tally.existing--;
      throw error;
    }
    tally.needsPerson(source, { code: 'not-compared', error });
    return { kind: 'existing', source, error };
  }
}

async function takeByRecord(
  migration: ProductMigration,
  source: SourceProduct,
  product: Product,
  record: MigrationRecord,
  files: readonly KeyedFile[]
): Promise<void> {
  const { tally, checksums, replaceBroken } = migration;
  const { same, suspect, added, unrecorded, vanished } = compareRecord(
    product,
    record,
    files.map(file => ({
      path: file.path,
      bytes: file.file.bytes,
      modified: file.file.modified,
      file
    })),
    checksums
  );
  const taken =
    suspect.length + added.length > 0
      ? await takeFiles(migration, source, record, {
          suspect: suspect.map(({ file }) => file),
          added: added.map(({ file }) => file)
        })
      : { recorded: [], same: [] };
  const news: RecordedFile[] = [...taken.recorded];
  const compared = [
    ...unrecorded.map(({ file }) => file),
    // Objects are looked at only if that is asked for.
    ...(checksums || replaceBroken
      ? [...same.map(({ file }) => file), ...taken.same]
      : [])
  ];
  if (compared.length > 0) {
    const like = await lookAtObjects(migration, source, product, compared);
    news.push(
      ...like
        .filter(file => record.file(file.path) === undefined)
        .map(file => recorded(file))
    );
  }
  await keepRecord(migration, source, record, record, news);
  // What cannot be read is named already, and may have them.
  tally.needPerson(source, { code: 'vanished' }, source.partly ? [] : vanished);
}

async function takeByBucket(
  migration: ProductMigration,
  source: SourceProduct,
  product: Product,
  found: FoundRecord,
  files: readonly KeyedFile[]
): Promise<void> {
  const { tally, add } = migration;
  const like = await lookAtObjects(migration, source, product, files);
  const unnamed = unnamedFiles(
    product,
    files.filter(isImage).map(({ path }) => path)
  );
  if (!add) {
    tally.needPerson(source, { code: 'files-not-named' }, unnamed);
    return;
  }
  const record = new MigrationRecord(like.map(file => recorded(file)));
  const added = files.filter(({ path }) =>
    (unnamed as readonly string[]).includes(path)
  );
  const news =
    added.length > 0
      ? await takeFiles(migration, source, record, { suspect: [], added })
      : { recorded: [] };
  await keepRecord(migration, source, record, found, news.recorded);
}

/** Stores what is known now, if that is more than what was. */
async function keepRecord(
  migration: ProductMigration,
  source: SourceProduct,
  record: MigrationRecord,
  found: FoundRecord,
  news: readonly RecordedFile[]
): Promise<void> {
  const isNew = found === 'none' && record.files.length > 0;
  if (!migration.dryRun && (isNew || news.length > 0)) {
    await writeRecord(migration, source, record.with(news), found);
  }
}

/**
 * Compares files with the objects of the product, and reports those that
 * differ. Broken and missing objects are replaced, if that is asked for.
 *
 * @returns the files that the product names and that are as their objects, as far as size and time tell
 */
async function lookAtObjects(
  migration: ProductMigration,
  source: SourceProduct,
  product: Product,
  files: readonly KeyedFile[]
): Promise<readonly KeyedFile[]> {
  const { catalogue, tally, dryRun } = migration;
  const replaced: KeyedFile['path'][] = [];
  try {
    const compared = await compareFiles(
      migration,
      source,
      product,
      files,
      path => replaced.push(path)
    );
    tellDifferences(migration, source, product, compared);
    const { different, broken, missing, unread, named } = compared;
    const unlike = new Set<string>([
      ...different,
      ...broken,
      ...missing,
      ...unread.map(({ path }) => path)
    ]);
    return named.filter(({ path }) => !unlike.has(path));
  } finally {
    // Browsers must ask for these again, also if the rest was not compared.
    tally.replace(source, replaced);
    if (replaced.length > 0 && !dryRun) {
      await noteReplaced(catalogue, productKey(source), migration);
    }
  }
}

function tellDifferences(
  { tally, now, replaceBroken }: ProductMigration,
  source: SourceProduct,
  product: Product,
  { different, broken, missing, unread }: ComparedFiles
): void {
  tally.needPerson(source, { code: 'differs-from-bucket' }, different);
  tally.needPerson(source, { code: 'broken-in-bucket' }, broken);
  tally.needPerson(source, { code: 'missing-in-bucket' }, missing);
  unread.forEach(({ path, reason }) =>
    tally.needsPerson(source, reason, [path])
  );
  const claim = liveClaim(product, now());
  if (claim && replaceBroken) {
    const { by } = claim;
    const left = [...broken, ...missing];
    tally.needPerson(source, { code: 'being-edited', by }, left);
  }
}

/** Whether the product that the table has is this one: the table's key does not contain the main category. */
function isSameProduct(
  tally: MigrationTally,
  source: SourceProduct,
  product: Product
): boolean {
  const { mainCategory: main } = product;
  if (main !== source.mainCategory) {
    tally.needsPerson(source, { code: 'other-main-category', main });
    return false;
  }
  return true;
}

/** Tells of a product that somebody else created while its files were sent. It stays as it is. */
export function lookAtExisting(
  tally: MigrationTally,
  { source, paths }: ReadyProduct,
  item: CatalogueItem
): void {
  const product = readProduct(item);
  if (isSameProduct(tally, source, product)) {
    tally.existing++;
    const unnamed = unnamedFiles(product, paths);
    tally.needPerson(source, { code: 'files-not-named' }, unnamed);
  }
}
