import { Cancelled, CurationError } from '../../../domain/errors';
import type { ImagePath } from '../../../domain/images/image';
import {
  MAX_NEW_ITEM_BYTES,
  itemBytes,
  newItem
} from '../../../domain/jobs/migrate/newItem';
import {
  selectFiles,
  unnamedFiles
} from '../../../domain/jobs/migrate/selectFiles';
import { productKey, readProduct } from '../../../domain/product/product';
import type { CatalogueItem } from '../../../domain/catalogueItem';
import type { Catalogue } from '../../../ports/product/catalogue';
import { liveClaim } from '../../../domain/jobs/programAuthor';
import type { Ids } from '../../../ports/clock';
import type { ImageDecoder } from '../../../ports/images/imageDecoder';
import type { ThumbnailMaker } from '../../../ports/images/thumbnailMaker';
import type { SourceProduct } from '../../../ports/jobs/sourceTree';
import { endsRun, mayPass } from '../longRun';
import { compareFiles } from './compareFiles';
import type { Comparing } from './compareFiles';
import { imageContentBy } from './fileContent';
import type { ForeignCategories } from './foreignCategories';
import { keyedFiles } from './keyedFiles';
import type { KeyedFile } from './keyedFiles';
import { sendFiles } from './migrateFiles';
import { MigratedPack, expectedPack } from './migratePack';
import type { MigrationTally } from './migrateReport';
import { noteReplaced } from './noteReplaced';
import type { StoredForms } from './storedForms';

/** A product whose objects are all there and whose item does not exist yet. */
export interface ReadyProduct {
  readonly source: SourceProduct;
  readonly paths: readonly ImagePath[];
  /** The ETag of its pack of thumbnails, if it has one. */
  readonly packEtag?: string;
}

export interface ProductMigration extends Comparing {
  readonly catalogue: Pick<Catalogue, 'change' | 'item' | 'namePack'>;
  readonly foreign: Pick<ForeignCategories, 'check'>;
  readonly stored: Pick<StoredForms, 'find' | 'rival'>;
  readonly ids: Ids;
  /** Decodes images before they are sent; by default only their beginning and end are looked at. */
  readonly decoder?: ImageDecoder;
  /** Makes packs of thumbnails; none are made by default. */
  readonly thumbnails?: ThumbnailMaker;
}

/**
 * The result for a product before its item is created. `done`: it needs no item.
 * `later`: its files are being written.
 */
export type ProductOutcome =
  | { readonly kind: 'ready'; readonly ready: ReadyProduct }
  | {
      readonly kind: 'existing';
      readonly source: SourceProduct;
      /** Why it was not compared. */
      readonly error?: CurationError;
    }
  | { readonly kind: 'done'; readonly error?: CurationError }
  | { readonly kind: 'later'; readonly source: SourceProduct }
  | { readonly kind: 'stopped' };

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
  const files = keyedFiles(
    prefix,
    source,
    images,
    imageContentBy(migration.decoder)
  );
  if (item !== undefined) {
    return takeExisting(migration, { source, paths }, item, files);
  }
  const bytes = itemBytes(newItem(source, paths, ''));
  if (bytes > MAX_NEW_ITEM_BYTES) {
    const count = paths.length;
    tally.needsPerson(source, { code: 'too-many-names', count });
    return { kind: 'done' };
  }
  if (paths.length === 0) {
    tally.skip({
      path: nameParts(source).join('/'),
      reason: { code: 'no-images' }
    });
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
  const put =
    migration.thumbnails && dryRun
      ? expectedPack(sent.paths.length)
      : await pack?.put(migration, source, sent.paths);
  const packEtag = put && tally.packed(source, put);
  return { kind: 'ready', ready: { source, paths: sent.paths, packEtag } };
}

/**
 * Compares a local product with the one in the catalogue and with its objects.
 * It changes nothing but objects that are broken or missing, if that is asked
 * for.
 */
async function takeExisting(
  migration: ProductMigration,
  { source, paths }: ReadyProduct,
  item: CatalogueItem,
  files: readonly KeyedFile[]
): Promise<ProductOutcome> {
  const { catalogue, tally, dryRun, now } = migration;
  const product = readProduct(item);
  let notCompared: CurationError | undefined;
  if (product.mainCategory === source.mainCategory) {
    const replaced: KeyedFile['path'][] = [];
    try {
      const compared = await compareFiles(
        migration,
        source,
        product,
        files,
        path => replaced.push(path)
      );
      const { different, broken, missing, unread } = compared;
      tally.needPerson(source, { code: 'differs-from-bucket' }, different);
      tally.needPerson(source, { code: 'broken-in-bucket' }, broken);
      tally.needPerson(source, { code: 'missing-in-bucket' }, missing);
      unread.forEach(({ path, reason }) =>
        tally.needsPerson(source, reason, [path])
      );
      const claim = liveClaim(product, now());
      if (claim && migration.replaceBroken) {
        const { by } = claim;
        const left = [...broken, ...missing];
        tally.needPerson(source, { code: 'being-edited', by }, left);
      }
    } catch (error) {
      if (
        !(error instanceof CurationError) ||
        endsRun(error) ||
        (migration.mayWait &&
          (mayPass(error) || error.code === 'local-file-changed'))
      ) {
        throw error;
      }
      notCompared = error;
      tally.needsPerson(source, { code: 'not-compared', error });
    } finally {
      // Browsers must ask for these again, also if the rest was not compared.
      tally.replace(source, replaced);
      if (replaced.length > 0 && !dryRun) {
        await noteReplaced(catalogue, productKey(source), migration);
      }
    }
  }
  return lookAtExisting(tally, { source, paths }, item)
    ? { kind: 'existing', source, error: notCompared }
    : { kind: 'done', error: notCompared };
}

/**
 * Compares a local product with the one in the catalogue. It changes neither.
 *
 * @returns whether they are the same product: the table's key does not contain
 * the main category
 */
export function lookAtExisting(
  tally: MigrationTally,
  { source, paths }: ReadyProduct,
  item: CatalogueItem
): boolean {
  const product = readProduct(item);
  if (product.mainCategory !== source.mainCategory) {
    const main = product.mainCategory;
    tally.needsPerson(source, { code: 'other-main-category', main });
    return false;
  }
  tally.existing++;
  const unnamed = unnamedFiles(product, paths);
  if (unnamed.length > 0) {
    tally.needsPerson(source, { code: 'files-not-named' }, unnamed);
  }
  return true;
}

function nameParts(source: SourceProduct): string[] {
  return [source.mainCategory, String(source.subCategory), source.productId];
}
