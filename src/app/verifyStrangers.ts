import type { Category } from '../domain/catalogueItem';
import { nameProblem } from '../domain/names';
import { productPrefix } from '../domain/objectKey';
import type { Finding } from '../domain/verify/finding';
import { isYoung } from '../domain/verify/finding';
import { inOrder } from './inOrder';
import type { VerifyTally } from './verifyReport';
import type { WholePlace } from './verifyScan';

/** Product folders looked up at a time. */
const AT_ONCE = 16;

/**
 * Finds product folders of a category whose product the table does not have.
 *
 * @param known - ids that the table is known to have; the others are looked up
 * @param now - ms since the epoch, corrected by the service's clock
 */
export async function verifyStrangers(
  place: WholePlace,
  category: Category,
  known: ReadonlySet<string>,
  now: number,
  tally: VerifyTally,
  signal?: AbortSignal
): Promise<void> {
  const { mainCategory, subCategory } = category;
  if (nameProblem(mainCategory) !== undefined) {
    return;
  }
  const folders = unknown(
    place.images.folders(`${place.prefix}${mainCategory}/${subCategory}/`),
    known,
    signal
  );
  const look = (productId: string): Promise<Finding | 'young' | undefined> =>
    lookAt(place, { ...category, productId }, now);
  for await (const found of inOrder(folders, AT_ONCE, look)) {
    if (found === 'young') {
      tally.notJudged.young++;
    } else if (found) {
      tally.add([found]);
    }
  }
}

async function* unknown(
  folders: AsyncIterable<string>,
  known: ReadonlySet<string>,
  signal?: AbortSignal
): AsyncGenerator<string> {
  for await (const folder of folders) {
    if (signal?.aborted) {
      return;
    }
    if (!known.has(folder)) {
      yield folder;
    }
  }
}

async function lookAt(
  { catalogue, images, prefix }: WholePlace,
  product: Category & { readonly productId: string },
  now: number
): Promise<Finding | 'young' | undefined> {
  const { mainCategory, subCategory, productId } = product;
  const of = (text: string): Finding => ({
    kind: 'unknown-product',
    ...{ mainCategory, subCategory, productId, text },
    repairable: false
  });
  const problem = nameProblem(productId);
  if (problem) {
    return of(`is a folder of the bucket whose name ${problem}`);
  }
  const item = await catalogue.item({ subCategory, productId });
  if (item?.main_category === mainCategory) {
    return undefined;
  }
  let objects = 0;
  let bytes = 0;
  let young = false;
  for await (const object of images.list(productPrefix(prefix, product))) {
    objects++;
    bytes += object.bytes;
    young ||= isYoung(object.lastModified, now);
  }
  if (objects === 0) {
    return undefined;
  }
  if (young) {
    return 'young';
  }
  const where = item
    ? `the table has it under ${JSON.stringify(item.main_category)}`
    : 'the table does not have it';
  return of(`has ${objects} objects (${bytes} bytes), but ${where}`);
}
