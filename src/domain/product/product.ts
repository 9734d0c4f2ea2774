import type {
  CatalogueItem,
  Category,
  ItemKey,
  ItemValue
} from '../catalogueItem';
import { keyOfItem } from '../catalogueItem';
import type { Choices } from '../board/choices';
import { withoutImage } from '../board/choices';
import type { ChoicesProblem } from '../board/stored/choicesFound';
import { decodeChoices } from '../board/stored/readChoices';
import { coverOf } from './cover';
import { isForeign, statusOf } from './shape/foreignShape';
import type { ListProblem } from './shape/readList';
import { readList } from './shape/readList';
import type { Claim } from './claim';
import { readClaim } from './claim';
import type { Folder, ImageNames, ImagePath } from '../images/image';
import { FOLDERS, hasImage, imagePath } from '../images/image';
import { pathLister } from '../board/listedPath';
import { sameValue } from '../itemValues';
import type { ProductAddress } from './objectKey';
import { PACK_ATTRIBUTE } from '../images/pack/namedPack';
import { unreadChoices } from '../board/stored/unreadChoices';

/** An image that was removed from a list. Its object stays until `purge`. */
export interface DeletedImage {
  readonly folder: string;
  readonly filename: string;
  readonly at: string;
  readonly by: string;
  readonly op: string;
  /** Where a moved image went, `folder/filename`. */
  readonly movedTo?: string;
  /** It is the copy that an undone move had made: `movedTo` is where it came from. */
  readonly putBack?: boolean;
  readonly purgedAt?: string;
}

/** What in a product's item breaks the documented shape. */
export type ProductProblem =
  | ChoicesProblem
  | ListProblem
  | { readonly code: 'deleted-broken' }
  | { readonly code: 'foreign-shape' };

/** One product, read from its item. `item` is what every change is conditional on. */
export interface Product extends ProductAddress {
  readonly status: string;
  readonly createdAt: string | undefined;
  readonly lastUpdatedAt: string | undefined;
  /** File names by folder, in the order of the table. */
  readonly images: ImageNames;
  readonly choices: Choices;
  /** Choices of other programs that could not be read and are kept, as texts to show. */
  readonly unreadChoices: readonly string[];
  readonly completedBy: string | undefined;
  readonly passReason: string | undefined;
  /** Empty if there is none. */
  readonly note: string;
  /** Ids of quality flags. */
  readonly flags: readonly string[];
  readonly claim: Claim | undefined;
  readonly deleted: readonly DeletedImage[];
  /** What in the item breaks the documented shape. The rest still works. */
  readonly problems: readonly ProductProblem[];
  /** Folders whose list cannot be read and is therefore never written. */
  readonly unreadable: readonly Folder[];
  /** Whether another program stored it in a shape that is shown and never written. */
  readonly foreign: boolean;
  readonly item: CatalogueItem;
}

/** What the queue shows of a product. */
export interface QueueRow extends Category {
  readonly productId: string;
  readonly status: string;
  readonly lastUpdatedAt: string | undefined;
  readonly imageCount: number;
  /** The image that stands for it. */
  readonly cover: ImagePath | undefined;
  readonly claim: Claim | undefined;
  readonly completedBy: string | undefined;
  /** What a person wrote about it. */
  readonly note: string | undefined;
  /** Quality flags by their ids, sorted. */
  readonly flags: readonly string[];
  /** Why it is held; undefined if it is not, or nobody gave a reason. */
  readonly holdReason: string | undefined;
  /** As its `meta.json` has it; known when the file was read. */
  readonly name?: string;
}

export function productKey(product: ProductAddress): ItemKey {
  return { subCategory: product.subCategory, productId: product.productId };
}

/** Whether two keys are of the same product. */
export function sameProduct(
  a: ItemKey | null | undefined,
  b: ItemKey | null | undefined
): boolean {
  return (
    a !== null &&
    a !== undefined &&
    a.subCategory === b?.subCategory &&
    a.productId === b?.productId
  );
}

/**
 * A product from its item. It never throws: `problems` names what breaks the
 * documented shape, and unknown attributes stay in `item`.
 */
export function readProduct(item: CatalogueItem): Product {
  const foreign = isForeign(item);
  const problems: ProductProblem[] = foreign ? [{ code: 'foreign-shape' }] : [];
  const unreadable: Folder[] = [];
  const namesIn = (folder: Folder): readonly string[] => {
    const read = readList(item[folder], folder);
    problems.push(...read.problems);
    if (read.problems.some(({ code }) => code === 'list-broken')) {
      unreadable.push(folder);
    }
    return read.names;
  };
  const images = {
    detail: namesIn('detail'),
    summary: namesIn('summary'),
    segment: namesIn('segment'),
    text: namesIn('text')
  };
  const read = decodeChoices(item.representative_assets);
  if (read.problem) {
    problems.push(read.problem);
  }
  const { deleted } = item;
  if (deleted !== undefined && deleted !== null && !Array.isArray(deleted)) {
    problems.push({ code: 'deleted-broken' });
  }
  return {
    mainCategory: text(item.main_category) ?? '',
    ...keyOfItem(item),
    status: statusOf(item),
    createdAt: text(item.created_at),
    lastUpdatedAt: text(item.last_updated_at),
    images,
    choices: asListed(read.choices, images),
    unreadChoices: unreadChoices(item),
    completedBy: text(item.completed_by),
    passReason: text(item.pass_reason),
    note: text(item.note) ?? '',
    flags: readFlags(item.flags),
    claim: readClaim(item),
    deleted: readDeleted(item.deleted),
    problems,
    unreadable,
    foreign,
    item
  };
}

/** Whether two readings of a product are equal, apart from the claim and the pack of thumbnails. */
export function sameContent(a: Product, b: Product): boolean {
  return sameValue(contentOf(a), contentOf(b));
}

function contentOf({ item }: Product): CatalogueItem {
  const {
    claim_id: _id,
    claimed_by: _by,
    claimed_until: _until,
    [PACK_ATTRIBUTE]: _pack,
    ...content
  } = item;
  return content;
}

export function readQueueRow(item: CatalogueItem): QueueRow {
  const {
    mainCategory,
    subCategory,
    productId,
    status,
    lastUpdatedAt,
    claim,
    completedBy,
    passReason,
    ...product
  } = readProduct(item);
  return {
    mainCategory,
    subCategory,
    productId,
    status,
    lastUpdatedAt,
    imageCount: imagePaths(product).length,
    cover: coverOf(product),
    claim,
    completedBy,
    note: text(item.note),
    flags: readFlags(item.flags),
    holdReason: status === 'PASS' ? passReason : undefined
  };
}

/** Every image of a product by folder, in the order of the table. */
export function imagePaths(
  product: Pick<Product, 'images'>
): readonly ImagePath[] {
  return FOLDERS.flatMap(folder =>
    product.images[folder].map(filename => imagePath(folder, filename))
  );
}

/** Names that a new image of a folder must not have: those in its list and in `deleted`. */
export function takenNames(
  product: Pick<Product, 'images' | 'deleted'>,
  folder: Folder
): readonly string[] {
  return [
    ...product.images[folder],
    ...product.deleted
      .filter(entry => entry.folder === folder)
      .map(entry => entry.filename)
  ];
}

/** Choices under the names that the lists have for them. */
function asListed(choices: Choices, images: ImageNames): Choices {
  const listed = pathLister(images);
  return Object.fromEntries(
    Object.entries(choices).map(([slotId, paths]) => [
      slotId,
      paths.map(listed)
    ])
  );
}

/** The choices of images that the product has. */
export function existingChoices(
  choices: Choices,
  product: Pick<Product, 'images'>
): Choices {
  return Object.values(choices)
    .flat()
    .filter(path => !hasImage(product, path))
    .reduce(withoutImage, choices);
}

function text(value: ItemValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** It is documented as a set, but another program may write a list. */
function readFlags(value: ItemValue | undefined): readonly string[] {
  const entries: readonly unknown[] =
    value instanceof Set || Array.isArray(value) ? [...value] : [];
  return entries.filter(flag => typeof flag === 'string').sort();
}

function readDeleted(value: ItemValue | undefined): DeletedImage[] {
  const entries: readonly ItemValue[] = Array.isArray(value) ? value : [];
  return entries.flatMap(entry => {
    const {
      folder,
      filename,
      at,
      by,
      op,
      moved_to: movedTo,
      put_back: putBack,
      purged_at: purgedAt
    } = (entry ?? {}) as Record<string, ItemValue>;
    return typeof folder === 'string' && typeof filename === 'string'
      ? [
          {
            folder,
            filename,
            // Purge leaves the first date out when nothing needs it any more.
            at: text(at) ?? text(purgedAt) ?? '',
            by: text(by) ?? '',
            op: text(op) ?? '',
            movedTo: text(movedTo),
            ...(putBack === true && { putBack }),
            purgedAt: text(purgedAt)
          }
        ]
      : [];
  });
}
