import { heldByOther } from '../../product/claim';
import type { ImagePath } from '../../images/image';
import { hasImage, parseImagePath } from '../../images/image';
import { isClutter, isImageName } from '../../images/imageName';
import { nameProblem } from '../../product/names';
import { PACK_FILE, RECORD_FILE } from '../../product/objectKey';
import type { Product } from '../../product/product';
import { imagePaths } from '../../product/product';
import type { Finding } from './finding';
import { isYoung } from './finding';
import { findingsOf, keyProblem } from './productFindings';
import { unnamedObject } from './unnamedObject';

/** Files of a product beside its folders that are not stray. */
const OWN_FILES = ['meta.json', RECORD_FILE, PACK_FILE];

/** An object of a product, as a listing has it. */
export interface ListedObject {
  /** Its key without the product's prefix. */
  readonly path: string;
  /** ms since the epoch. */
  readonly lastModified?: number;
}

/**
 * The judgement about an object of a product: `named` by a list, `retained` for
 * another reason or because it cannot be judged, not judged because it is
 * `young` or its product is `claimed`, or a finding.
 */
export type Judgement =
  'named' | 'retained' | 'young' | 'claimed' | { readonly finding: Finding };

/**
 * Judges objects of one product by its item. Objects that cannot be judged
 * because an attribute is broken are retained: the broken attribute is a
 * finding of its own.
 *
 * @param now - ms since the epoch, corrected by the service's clock
 */
export function objectJudge(
  product: Product,
  now: number
): (object: ListedObject) => Judgement {
  const listed = new Set<string>(imagePaths(product));
  const deleted = new Map<string, string | undefined>();
  for (const { folder, filename, purgedAt } of product.deleted) {
    const path = `${folder}/${filename}`;
    // One entry that was not purged is enough to retain it.
    deleted.set(
      path,
      deleted.has(path) ? deleted.get(path) && purgedAt : purgedAt
    );
  }
  const claimed = heldByOther(product.claim, '', now);
  const finding = findingsOf(product);
  const unnamed = unnamedObject(product);
  return ({ path, lastModified }) => {
    if (listed.has(path)) {
      return 'named';
    }
    if (deleted.has(path)) {
      const at = deleted.get(path);
      const detail = { code: 'purge-unfinished', at: at ?? '' } as const;
      return at === undefined || claimed
        ? 'retained'
        : { finding: finding('unfinished-purge', detail, { path }) };
    }
    if (isClutter(path) || OWN_FILES.includes(path)) {
      return 'retained';
    }
    const image = readableImage(path);
    if (image && !canName(product, image.folder)) {
      return 'retained';
    }
    if (claimed) {
      return 'claimed';
    }
    if (isYoung(lastModified, now)) {
      return 'young';
    }
    return {
      finding: image
        ? unnamed(path as ImagePath)
        : finding('stray-object', { code: 'not-an-image' }, { path })
    };
  };
}

/** The parts of an image's path that an entry of `deleted` can name. */
function readableImage(path: string): ReturnType<typeof parseImagePath> {
  const image = parseImagePath(path);
  return image &&
    isImageName(image.filename) &&
    nameProblem(image.filename) === undefined
    ? image
    : undefined;
}

function canName({ unreadable, item }: Product, folder: string): boolean {
  const { deleted } = item;
  return (
    !(unreadable as readonly string[]).includes(folder) &&
    (deleted === undefined || deleted === null || Array.isArray(deleted))
  );
}

/** Images in lists that could have an object, so that they can be looked for. */
export function expectedImages(
  product: Product,
  prefix: string
): readonly ImagePath[] {
  return imagePaths(product).filter(
    path => keyProblem(product, path, prefix) === undefined
  );
}

/**
 * A name whose object is not there, and what is known about its source.
 *
 * @param there - an object whose name has another Unicode form
 */
export function missingObject(
  product: Product,
  path: ImagePath,
  there?: string
): Finding {
  if (there !== undefined) {
    return findingsOf(product)(
      'name-without-object',
      { code: 'other-form', there },
      { path }
    );
  }
  const source = product.deleted.find(entry => entry.movedTo === path);
  return findingsOf(product)(
    'name-without-object',
    source && source.purgedAt === undefined
      ? {
          code: 'no-object-since-move',
          from: `${source.folder}/${source.filename}`
        }
      : { code: 'no-object' },
    { path }
  );
}

/**
 * Findings of a product whose objects are missing. The unnamed objects may be
 * the missing ones under another name. If they were listed as deleted, a later
 * purge would remove them. So a person must check them first.
 */
export function heldBack(unnamed: readonly Finding[]): readonly Finding[] {
  return unnamed.map(finding =>
    finding.kind === 'unnamed-object'
      ? { ...finding, repairable: false, maybeMissing: true }
      : finding
  );
}

/** The paths that a product still does not name. */
export function stillUnnamed(
  product: Product,
  paths: readonly ImagePath[]
): readonly ImagePath[] {
  return paths.filter(
    path =>
      !hasImage(product, path) &&
      !product.deleted.some(
        ({ folder, filename }) => `${folder}/${filename}` === path
      )
  );
}
