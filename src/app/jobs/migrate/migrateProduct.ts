import { Cancelled, CurationError } from '../../../domain/errors';
import { lookAlikes } from '../../../domain/jobs/migrate/lookAlikes';
import { MigrationRecord } from '../../../domain/jobs/migrate/migrationRecord';
import {
  MAX_NEW_ITEM_BYTES,
  itemBytes,
  newItem
} from '../../../domain/jobs/migrate/newItem';
import { selectFiles } from '../../../domain/jobs/migrate/selectFiles';
import type { SourceProduct } from '../../../ports/jobs/sourceTree';
import { takeExisting } from './again/takeExisting';
import { imageContentBy } from './fileContent';
import { keyedFiles } from './keyedFiles';
import { sendFiles } from './migrateFiles';
import { MigratedPack, expectedPack } from './migratePack';
import type { ProductMigration, ProductOutcome } from './productMigration';
import { writeRecord } from './productRecord';

/**
 * Migrates one product up to its item: looks it up and sends its files if it is
 * new. What a person must decide goes to the tally.
 *
 * @throws errors of the service
 */
export async function migrateProduct(
  migration: ProductMigration,
  source: SourceProduct
): Promise<ProductOutcome> {
  const { mayWait } = migration;
  try {
    return await tryProduct(migration, source);
  } catch (error) {
    if (error instanceof Cancelled) {
      return { kind: 'stopped' };
    }
    if (
      mayWait &&
      error instanceof CurationError &&
      error.code === 'local-file-changed'
    ) {
      return { kind: 'later', source };
    }
    throw error;
  }
}

async function tryProduct(
  migration: ProductMigration,
  local: SourceProduct
): Promise<ProductOutcome> {
  const { prefix, tally, dryRun, signal } = migration;
  if (signal?.aborted) {
    return { kind: 'stopped' };
  }
  const rival = migration.stored.rival(local);
  if (migration.mayWait && local.files.some(file => file.fresh)) {
    return { kind: 'later', source: local };
  }
  await migration.foreign.check(local);
  const { source, item } = await migration.stored.find(local);
  if (rival && item === undefined) {
    // Before its files are sent: the table has room for one of them.
    const { mainCategory, productId } = rival;
    const other = `${mainCategory}/${rival.subCategory}/${productId}`;
    tally.needsPerson(local, { code: 'same-id', other });
    return { kind: 'done' };
  }
  const { images, skipped } = selectFiles(prefix, source, source.files);
  skipped.forEach(({ file, reason }) =>
    tally.skip({
      path: [...nameParts(local), file.folder, file.filename].join('/'),
      reason
    })
  );
  const paths = images.map(({ path }) => path);
  const other = migration.stored.lookAlike(local);
  if (other !== undefined) {
    tally.needsPerson(local, { code: 'looks-like', other });
  }
  tally.needPerson(source, { code: 'looks-alike' }, lookAlikes(paths).flat());
  const files = keyedFiles(
    prefix,
    source,
    images,
    imageContentBy(migration.decoder)
  );
  if (item !== undefined) {
    return takeExisting(migration, source, item, files);
  }
  const bytes = itemBytes(newItem(source, paths, ''));
  if (bytes > MAX_NEW_ITEM_BYTES) {
    const count = paths.length;
    tally.needsPerson(source, { code: 'too-many-names', count });
    return { kind: 'done' };
  }
  if (paths.length === 0) {
    // What cannot be read is named already, and may have images.
    if (!source.partly) {
      tally.skip({
        path: nameParts(source).join('/'),
        reason: { code: 'no-images' }
      });
    }
    return { kind: 'done' };
  }
  const pack =
    migration.thumbnails && !dryRun
      ? new MigratedPack(migration.thumbnails)
      : undefined;
  const sent = await sendFiles(migration, source, files, pack);
  tally.replace(source, sent.replaced);
  tally.needPerson(source, { code: 'other-bytes-there' }, sent.taken);
  tally.needPerson(source, { code: 'broken-in-the-way' }, sent.broken);
  if (sent.taken.length + sent.broken.length > 0) {
    return { kind: 'done' };
  }
  for (const { path, reason } of sent.refused) {
    tally.needsPerson(source, reason, [path]);
  }
  if (sent.paths.length === 0) {
    return { kind: 'done' };
  }
  if (!dryRun) {
    const record = new MigrationRecord(sent.recorded);
    if (!(await writeRecord(migration, source, record))) {
      tally.needsPerson(source, { code: 'record-unreadable' });
    }
  }
  const put =
    migration.thumbnails && dryRun
      ? expectedPack(sent.paths.length)
      : await pack?.put(migration, source, sent.paths);
  const packEtag = put && tally.packed(source, put);
  return { kind: 'ready', ready: { source, paths: sent.paths, packEtag } };
}

function nameParts(source: SourceProduct): string[] {
  return [source.mainCategory, String(source.subCategory), source.productId];
}
