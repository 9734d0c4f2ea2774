import { broughtBack } from '../../edits/broughtBack';
import { categoryStatus } from '../../catalogueItem';
import { chosenImages } from '../../board/choices';
import { CurationError } from '../../errors';
import { hasImage, splitImagePath } from '../../images/image';
import type { ImagePath } from '../../images/image';
import { nameProblem } from '../../product/names';
import { imageKey } from '../../product/objectKey';
import type { Product, ProductProblem } from '../../product/product';
import { imagePaths } from '../../product/product';
import { isStatus } from '../../product/status';
import type { Finding, FindingDetail, FindingKind } from './finding';
import { wrongTypes } from './wrongTypes';

/**
 * What a product's item shows, without the bucket.
 *
 * @param prefix - before all keys; empty or ending in `/`
 */
export function productFindings(
  product: Product,
  prefix: string
): readonly Finding[] {
  const of = findingsOf(product);
  return [
    ...product.problems.map(problem =>
      of(kindOf(problem), { code: 'product-problem', problem })
    ),
    ...wrongTypes(product.item).map(wrong =>
      of('wrong-type', { code: 'attribute-type', ...wrong })
    ),
    ...addressProblems(product).map(detail => of('unreadable', detail)),
    ...nameProblems(product, prefix).map(({ path, error }) =>
      of('unreadable', { code: 'error', error }, { path })
    ),
    ...lostChoices(product).map(path =>
      of('choice-without-image', { code: 'choice-not-listed' }, { path })
    ),
    ...broughtBack(product).map(({ path, blockedBy, ...deletion }) =>
      of(
        'brought-back',
        { code: 'brought-back', deletion, blockedBy },
        { path, repairable: blockedBy === undefined }
      )
    ),
    ...(isStatus(product.status)
      ? []
      : [
          of(
            'unknown-status',
            product.status === ''
              ? { code: 'no-status' }
              : { code: 'unknown-status', status: product.status }
          )
        ]),
    ...(isStamped(product)
      ? []
      : [of('unstamped', stampDetail(product), { repairable: true })])
  ];
}

function kindOf({ code }: ProductProblem): FindingKind {
  switch (code) {
    case 'name-twice':
      return 'listed-twice';
    case 'list-type':
      return 'wrong-type';
    default:
      return 'unreadable';
  }
}

/**
 * Whether our index has the product under its status: `category_status` matches
 * `current_status`, and `last_updated_at` is there. Without a status it is not
 * known, and true is returned.
 */
export function isStamped({ item, subCategory }: Product): boolean {
  return (
    typeof item.current_status !== 'string' ||
    (item.category_status ===
      categoryStatus(subCategory, item.current_status) &&
      typeof item.last_updated_at === 'string')
  );
}

function stampDetail({ item, status }: Product): FindingDetail {
  if (typeof item.last_updated_at !== 'string') {
    return { code: 'no-date' };
  }
  const stamp = item.category_status;
  return stamp === undefined
    ? { code: 'no-stamp', status }
    : { code: 'other-stamp', stamp, status };
}

/** Whether the product's names make a prefix of keys. */
export function hasAddress(product: Product): boolean {
  return addressProblems(product).length === 0;
}

/** Makes findings about one product. */
export function findingsOf({
  mainCategory,
  subCategory,
  productId
}: Product): (
  kind: FindingKind,
  detail: FindingDetail,
  more?: Partial<Pick<Finding, 'path' | 'repairable'>>
) => Finding {
  return (kind, detail, { path, repairable = false } = {}) => ({
    kind,
    mainCategory,
    subCategory,
    productId,
    ...(path === undefined ? {} : { path }),
    detail,
    repairable
  });
}

function addressProblems({
  mainCategory,
  productId
}: Product): FindingDetail[] {
  return (
    [
      ['main-category', mainCategory],
      ['product-id', productId]
    ] as const
  ).flatMap(([what, name]) => {
    const problem = nameProblem(name);
    return problem ? [{ code: 'name-problem', what, name, problem }] : [];
  });
}

function nameProblems(
  product: Product,
  prefix: string
): { readonly path: ImagePath; readonly error: CurationError }[] {
  if (!hasAddress(product)) {
    return [];
  }
  return imagePaths(product).flatMap(path => {
    const error = keyProblem(product, path, prefix);
    return error === undefined ? [] : [{ path, error }];
  });
}

/** Why an image's name cannot be in a key, or undefined if it can. */
export function keyProblem(
  product: Product,
  path: ImagePath,
  prefix: string
): CurationError | undefined {
  try {
    imageKey(prefix, product, path);
    return undefined;
  } catch (error) {
    if (error instanceof CurationError) {
      return error;
    }
    throw error;
  }
}

/** Choices in a folder whose list cannot be read may be there. */
function lostChoices(product: Product): readonly ImagePath[] {
  return chosenImages(product.choices).filter(
    path =>
      !hasImage(product, path) &&
      !product.unreadable.includes(splitImagePath(path).folder)
  );
}
