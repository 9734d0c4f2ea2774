import type { CatalogueItem, Category } from '../../../domain/catalogueItem';
import { nameForms, sameName } from '../../../domain/sameName';
import {
  readSubCategoryName,
  nameProblem
} from '../../../domain/product/names';
import { productPrefix } from '../../../domain/product/objectKey';
import type {
  Finding,
  FindingDetail,
  FindingKind,
  ObjectsSum
} from '../../../domain/jobs/verify/finding';
import { isClutter } from '../../../domain/images/imageName';
import { isYoung } from '../../../domain/jobs/verify/finding';
import { strayBeside } from '../../../domain/jobs/verify/stray';
import type {
  ImageStore,
  ObjectSummary
} from '../../../ports/images/imageStore';
import { inOrder } from '../../inOrder';
import type { VerifyTally } from './verifyReport';
import type { Dataset } from '../../cloud';

/** Folders that are looked up at a time. */
const AT_ONCE = 16;

/** What all steps of a verification share. */
export interface Verifying {
  readonly tally: VerifyTally;
  /** ms since the epoch, corrected by the service's clock. */
  readonly now: () => number;
  readonly signal?: AbortSignal;
}

/**
 * Finds what is in a category's folder and belongs to none of its products:
 * folders whose product the table does not have, and objects beside them.
 *
 * @param known - ids that the table is known to have. Others are looked up.
 */
export async function verifyStrangers(
  dataset: Dataset,
  category: Category,
  known: ReadonlySet<string>,
  verifying: Verifying
): Promise<void> {
  const { mainCategory, subCategory } = category;
  if (nameProblem(mainCategory) !== undefined) {
    return;
  }
  const folders = unknownFolders(
    dataset,
    { ...category, start: `${mainCategory}/${subCategory}/` },
    folder => known.has(folder),
    verifying
  );
  await tellOfEach(folders, verifying, productId =>
    lookAtProduct(dataset, { ...category, productId }, verifying.now())
  );
}

/** Finds what is in a main category's folder and belongs to none of its categories. */
export async function verifyBesideCategories(
  dataset: Dataset,
  mainCategory: string,
  verifying: Verifying
): Promise<void> {
  const folders = unknownFolders(
    dataset,
    { mainCategory, start: `${mainCategory}/` },
    folder => readSubCategoryName(folder) !== undefined,
    verifying
  );
  await tellOfEach(folders, verifying, folder =>
    lookAtFolder(dataset, mainCategory, folder, verifying.now())
  );
}

/** The folders in `start` that are not known. Objects beside them go to the tally. */
async function* unknownFolders(
  { images, prefix }: Dataset,
  { start, ...category }: Partial<Category> & { readonly start: string },
  isKnown: (folder: string) => boolean,
  { tally, now, signal }: Verifying
): AsyncGenerator<string> {
  const from = `${prefix}${start}`;
  for await (const { folder, object } of images.children(from)) {
    if (signal?.aborted) {
      return;
    }
    if (object) {
      addStray(object, from, category, now(), tally);
    } else if (!isKnown(folder)) {
      yield folder;
    }
  }
}

function addStray(
  { key, lastModified }: ObjectSummary,
  from: string,
  category: Partial<Category>,
  now: number,
  tally: VerifyTally
): void {
  tally.objects++;
  if (isClutter(key)) {
    tally.judged++;
    return;
  }
  if (isYoung(lastModified, now)) {
    tally.notJudged.young++;
  } else {
    tally.judged++;
    tally.add([strayBeside(category, key.slice(from.length))]);
  }
}

/** Checks folders, several at a time. The findings go to the tally in the order of the folders. */
async function tellOfEach(
  folders: AsyncIterable<string>,
  { tally }: Verifying,
  look: (folder: string) => Promise<Finding | 'young' | undefined>
): Promise<void> {
  for await (const found of inOrder(folders, AT_ONCE, look)) {
    if (found === 'young') {
      tally.notJudged.young++;
    } else if (found) {
      tally.add([found]);
    }
  }
}

async function lookAtProduct(
  { catalogue, images, prefix }: Dataset,
  product: Category & { readonly productId: string },
  now: number
): Promise<Finding | 'young' | undefined> {
  const { mainCategory, subCategory, productId } = product;
  const of = (
    detail: FindingDetail,
    kind: FindingKind = 'unknown-product'
  ): Finding => ({
    kind,
    mainCategory,
    subCategory,
    productId,
    detail,
    repairable: false
  });
  const problem = nameProblem(productId);
  if (problem) {
    return of({ code: 'folder-name', problem });
  }
  const item = await itemInAnyForm(catalogue, product);
  const main = item?.main_category;
  if (item?.product_id === productId && main === mainCategory) {
    return undefined;
  }
  const sum = await sumOf(images, productPrefix(prefix, product), now);
  if (typeof sum !== 'object') {
    return sum;
  }
  if (item === undefined) {
    return of({ code: 'not-in-table', ...sum });
  }
  return typeof main === 'string' && sameName(main, mainCategory)
    ? of(
        {
          code: 'folder-other-form',
          ...sum,
          named: `${main}/${subCategory}/${String(item.product_id)}`
        },
        'stray-object'
      )
    : of({ code: 'elsewhere-in-table', ...sum, main });
}

/** The item of a folder's product: under the name of the folder, or under one that people see as equal. */
async function itemInAnyForm(
  catalogue: Dataset['catalogue'],
  { subCategory, productId }: Category & { readonly productId: string }
): Promise<CatalogueItem | undefined> {
  for (const form of nameForms(productId)) {
    const item = await catalogue.item({ subCategory, productId: form });
    if (item) {
      return item;
    }
  }
  return undefined;
}

async function lookAtFolder(
  { images, prefix }: Dataset,
  mainCategory: string,
  folder: string,
  now: number
): Promise<Finding | 'young' | undefined> {
  const sum = await sumOf(images, `${prefix}${mainCategory}/${folder}/`, now);
  return typeof sum === 'object'
    ? strayBeside({ mainCategory }, `${folder}/`, sum)
    : sum;
}

/** How much is under a prefix, without clutter; `young` if some of it is young, undefined if nothing is there. */
async function sumOf(
  images: Pick<ImageStore, 'list'>,
  prefix: string,
  now: number
): Promise<ObjectsSum | 'young' | undefined> {
  let objects = 0;
  let bytes = 0;
  let young = false;
  for await (const object of images.list(prefix)) {
    if (isClutter(object.key)) {
      continue;
    }
    objects++;
    bytes += object.bytes;
    young ||= isYoung(object.lastModified, now);
  }
  if (objects === 0) {
    return undefined;
  }
  return young ? 'young' : { objects, bytes };
}
