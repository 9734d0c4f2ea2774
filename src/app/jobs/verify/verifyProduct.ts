import type { CatalogueItem } from '../../../domain/catalogueItem';
import type { ImagePath } from '../../../domain/images/image';
import {
  PACK_FILE,
  imageKey,
  packKey,
  productPrefix
} from '../../../domain/product/objectKey';
import { isForeignPack } from '../../../domain/images/pack/namedPack';
import type { Product } from '../../../domain/product/product';
import { hasImage } from '../../../domain/images/image';
import { productKey, readProduct } from '../../../domain/product/product';
import type { Finding } from '../../../domain/jobs/verify/finding';
import {
  expectedImages,
  heldBack,
  missingObject,
  objectJudge
} from '../../../domain/jobs/verify/objectFindings';
import {
  findingsOf,
  hasAddress,
  productFindings
} from '../../../domain/jobs/verify/productFindings';
import type { VerifyTally } from './verifyReport';
import { foldName, nameForms } from '../../../domain/sameName';
import type { Dataset } from '../../cloud';

/**
 * Compares one product with its objects, which are listed and not collected in
 * memory. The findings go to the tally.
 *
 * @param item - from a consistent read, before the objects are listed
 * @param now - ms since the epoch, corrected by the service's clock
 */
export async function verifyProduct(
  dataset: Dataset,
  item: CatalogueItem,
  now: number,
  tally: VerifyTally
): Promise<void> {
  const product = readProduct(item);
  if (product.foreign) {
    // Its category says so. It follows other rules, so it is not judged by ours.
    tally.productsDone();
    return;
  }
  tally.add(productFindings(product, dataset.prefix));
  if (hasAddress(product)) {
    const { findings, missing, unlisted, pack } = await lookAtObjects(
      dataset,
      product,
      now,
      tally
    );
    const gone = await confirmed(dataset, product, missing, unlisted);
    tally.add(gone);
    tally.add(gone.length > 0 ? heldBack(findings) : findings);
    if (isForeignPack(item, pack)) {
      tally.add(await confirmedPack(dataset, product));
    }
  }
  tally.productsDone();
}

async function lookAtObjects(
  { images, prefix }: Dataset,
  product: Product,
  now: number,
  tally: VerifyTally
): Promise<{
  readonly findings: readonly Finding[];
  readonly missing: readonly ImagePath[];
  /** Objects that no list names, by their folded paths. */
  readonly unlisted: ReadonlyMap<string, string>;
  /** The ETag of the pack, if there is an object in its place. */
  readonly pack: string | undefined;
}> {
  const start = productPrefix(prefix, product);
  const judge = objectJudge(product, now);
  const missing = new Set<string>(expectedImages(product, prefix));
  const findings: Finding[] = [];
  const unlisted = new Map<string, string>();
  let pack: string | undefined;
  for await (const { key, lastModified, etag } of images.list(start)) {
    const path = key.slice(start.length);
    tally.objects++;
    if (path === PACK_FILE) {
      pack = etag;
    }
    const judgement = judge({ path, lastModified });
    if (judgement !== 'named' && nameForms(path).length > 1) {
      unlisted.set(foldName(path), path);
    }
    if (judgement !== 'young' && judgement !== 'claimed') {
      tally.judged++;
    }
    switch (judgement) {
      case 'named':
        missing.delete(path);
        break;
      case 'young':
      case 'claimed':
        tally.notJudged[judgement]++;
        break;
      case 'retained':
        break;
      default:
        findings.push(judgement.finding);
    }
  }
  return { findings, missing: [...missing] as ImagePath[], unlisted, pack };
}

/** Somebody may have written and named a pack between the two reads, so it is checked again. */
async function confirmedPack(
  { catalogue, images, prefix }: Dataset,
  product: Product
): Promise<readonly Finding[]> {
  const item = await catalogue.item(productKey(product));
  const there = item && (await images.head(packKey(prefix, product)));
  const detail = { code: 'pack-foreign' } as const;
  return item && isForeignPack(item, there?.etag)
    ? [findingsOf(product)('foreign-pack', detail, { path: PACK_FILE })]
    : [];
}

/** Another program may have renamed or removed an image between the two reads, so it is checked again. */
async function confirmed(
  { catalogue, images, prefix }: Dataset,
  product: Product,
  missing: readonly ImagePath[],
  unlisted: ReadonlyMap<string, string>
): Promise<readonly Finding[]> {
  if (missing.length === 0) {
    return [];
  }
  const item = await catalogue.item(productKey(product));
  if (item === undefined) {
    return [];
  }
  const current = readProduct(item);
  const findings: Finding[] = [];
  for (const path of missing) {
    if (
      hasImage(current, path) &&
      (await images.head(imageKey(prefix, product, path))) === undefined
    ) {
      findings.push(missingObject(current, path, unlisted.get(foldName(path))));
    }
  }
  return findings;
}
