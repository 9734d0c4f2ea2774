import type { BroughtBackImage } from '../../edits/broughtBack';
import { broughtBack, whatHappened } from '../../edits/broughtBack';
import { categoryStatus } from '../../catalogueItem';
import { chosenImages } from '../../board/choices';
import { CurationError } from '../../errors';
import { hasImage, splitImagePath } from '../../images/image';
import type { ImagePath } from '../../images/image';
import { nameProblem } from '../../product/names';
import { imageKey } from '../../product/objectKey';
import type { Product } from '../../product/product';
import { imagePaths } from '../../product/product';
import { isStatus } from '../../product/status';
import type { Finding, FindingKind } from './finding';

/**
 * What a product's item shows by itself, without a look at the bucket.
 *
 * @param prefix - before all keys; empty or ending in `/`
 */
export function productFindings(
  product: Product,
  prefix: string
): readonly Finding[] {
  const of = findingsOf(product);
  return [
    ...product.problems.map(text => of('unreadable', text)),
    ...addressProblems(product).map(text => of('unreadable', text)),
    ...nameProblems(product, prefix).map(({ path, text }) =>
      of('unreadable', text, { path })
    ),
    ...lostChoices(product).map(path =>
      of('choice-without-image', 'is chosen, but no list names it', { path })
    ),
    ...broughtBack(product).map(image =>
      of('brought-back', broughtBackText(image), {
        path: image.path,
        repairable: image.blockedBy === undefined
      })
    ),
    ...(isStatus(product.status)
      ? []
      : [
          of(
            'unknown-status',
            product.status === ''
              ? 'has no status, so that no index has it'
              : `has the status ${JSON.stringify(product.status)}`
          )
        ]),
    ...(isStamped(product)
      ? []
      : [of('unstamped', stampText(product), { repairable: true })])
  ];
}

/**
 * Whether our index has the product under its status: `category_status` says
 * what `current_status` does, and there is a time. Nobody can say without a
 * status.
 */
export function isStamped({ item, subCategory }: Product): boolean {
  return (
    typeof item.current_status !== 'string' ||
    (item.category_status ===
      categoryStatus(subCategory, item.current_status) &&
      typeof item.last_updated_at === 'string')
  );
}

function broughtBackText(image: BroughtBackImage): string {
  const said = `${whatHappened(image)}, and another program listed it again`;
  switch (image.blockedBy) {
    case 'choice':
      return `${said}; a choice points at it`;
    case 'copy':
      return `${said}; its copy is not listed, and may be what is missing`;
    case undefined:
      return said;
  }
}

function stampText({ item, status }: Product): string {
  if (typeof item.last_updated_at !== 'string') {
    return 'has no last_updated_at, so that no index has it';
  }
  return item.category_status === undefined
    ? `has no category_status though it is ${status}, so that our index misses it`
    : `has the category_status ${JSON.stringify(item.category_status)} though it is ${status}`;
}

/** Whether the product's parts make a prefix of keys. */
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
  text: string,
  more?: Partial<Pick<Finding, 'path' | 'repairable'>>
) => Finding {
  return (kind, text, { path, repairable = false } = {}) => ({
    kind,
    ...{ mainCategory, subCategory, productId },
    ...(path === undefined ? {} : { path }),
    ...{ text, repairable }
  });
}

function addressProblems({ mainCategory, productId }: Product): string[] {
  return (
    [
      ['main category', mainCategory],
      ['product id', productId]
    ] as const
  ).flatMap(([what, name]) => {
    const problem = nameProblem(name);
    return problem ? [`its ${what} ${JSON.stringify(name)} ${problem}`] : [];
  });
}

function nameProblems(
  product: Product,
  prefix: string
): { readonly path: ImagePath; readonly text: string }[] {
  if (!hasAddress(product)) {
    return [];
  }
  return imagePaths(product).flatMap(path => {
    const text = keyProblem(product, path, prefix);
    return text === undefined ? [] : [{ path, text }];
  });
}

/** Why no object can lie under an image's name, or undefined where one can. */
export function keyProblem(
  product: Product,
  path: ImagePath,
  prefix: string
): string | undefined {
  try {
    imageKey(prefix, product, path);
    return undefined;
  } catch (error) {
    if (error instanceof CurationError) {
      return error.message.replace(/\.$/, '');
    }
    throw error;
  }
}

/** Choices in a folder whose list cannot be read may well be there. */
function lostChoices(product: Product): readonly ImagePath[] {
  return chosenImages(product.choices).filter(
    path =>
      !hasImage(product, path) &&
      !product.unreadable.includes(splitImagePath(path).folder)
  );
}
