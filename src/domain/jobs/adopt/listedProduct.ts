import type { CatalogueItem } from '../../catalogueItem';
import { isClutter, isImageName } from '../../images/imageName';
import type { ImagePath } from '../../images/image';
import { FOLDERS, parseImagePath, splitImagePath } from '../../images/image';
import { naturalOrder } from '../../images/naturalOrder';
import type { ProductAddress } from '../../product/objectKey';
import { PACK_FILE, RECORD_FILE } from '../../product/objectKey';
import { nameProblem } from '../../product/names';
import type { Reason } from '../reason';
import { MAX_NEW_ITEM_BYTES, itemBytes, newItem } from '../migrate/newItem';
import { ADOPTED_ATTRIBUTE, adoptedValue } from './adopted';

/** Files beside the folders that belong to a product. */
const BESIDE: readonly string[] = ['meta.json', PACK_FILE, RECORD_FILE];

/** An object of the bucket under a product's prefix. */
interface ObjectInListing {
  /** Without the product's prefix. */
  readonly path: string;
  /** Size in bytes. */
  readonly bytes: number;
  /** ms since the epoch. */
  readonly lastModified?: number;
}

/** An upload may go on as long as its newest object is this young. */
const YOUNG_MINUTES = 10;
const YOUNG = YOUNG_MINUTES * 60_000;

/** Names of a product that are held. No item has room for more. */
const MOST_NAMES = 50_000;

/** Objects of a product that no item will name, of which each is told. */
const MOST_STRANGE = 1_000;

/** An object that the item of its product will not name, and why. */
interface Strange {
  readonly path: string;
  readonly why: Reason;
}

/** The objects of one product in a listing, as far as a new item needs them. */
export class ListedProduct {
  /** What the item will not name. */
  readonly strange: Strange[] = [];
  /** The same, counted and not stored. */
  moreStrange = 0;
  private readonly paths: ImagePath[] = [];
  private newest = -Infinity;
  private names = 0;

  /** @param address - its product id is the name of the folder */
  constructor(readonly address: ProductAddress) {}

  add(object: ObjectInListing): void {
    const { path, lastModified } = object;
    if (isClutter(path) || BESIDE.includes(path)) {
      return;
    }
    this.newest = Math.max(this.newest, lastModified ?? -Infinity);
    const why = strangeIn(object);
    if (why === undefined) {
      if (++this.names <= MOST_NAMES) {
        this.paths.push(path as ImagePath);
      }
    } else if (this.strange.length < MOST_STRANGE) {
      this.strange.push({ path, why });
    } else {
      this.moreStrange++;
    }
  }

  /**
   * The item of the product, or why none can be made.
   *
   * @param now - ms since the epoch, corrected by the service's clock
   */
  item(now: number): CatalogueItem | Reason {
    const problem = nameProblem(this.address.productId);
    if (problem) {
      return { code: 'name', problem };
    }
    if (this.paths.length === 0) {
      return { code: 'no-images' };
    }
    if (now - this.newest < YOUNG) {
      return { code: 'upload-may-go-on', minutes: YOUNG_MINUTES };
    }
    const at = new Date(now).toISOString();
    const item = {
      ...newItem(this.address, this.inOrder(), at),
      [ADOPTED_ATTRIBUTE]: adoptedValue({
        at,
        revision: 0,
        created: true,
        wrote: new Map([['last_updated_at', at]])
      })
    };
    return this.names > MOST_NAMES || itemBytes(item) > MAX_NEW_ITEM_BYTES
      ? { code: 'too-many-names', count: this.names }
      : item;
  }

  private inOrder(): readonly ImagePath[] {
    return [...this.paths].sort((a, b) => {
      const [one, other] = [splitImagePath(a), splitImagePath(b)];
      return (
        FOLDERS.indexOf(one.folder) - FOLDERS.indexOf(other.folder) ||
        naturalOrder(one.filename, other.filename)
      );
    });
  }
}

/** Why an object cannot be an image of a list. */
function strangeIn({ path, bytes }: ObjectInListing): Reason | undefined {
  const image = parseImagePath(path);
  if (image === undefined) {
    return { code: 'outside-image-folders' };
  }
  const problem = nameProblem(image.filename);
  if (problem) {
    return { code: 'name', problem };
  }
  if (!isImageName(image.filename)) {
    return { code: 'not-an-image' };
  }
  return bytes === 0 ? { code: 'empty' } : undefined;
}

/** Whether `ListedProduct.item` made one. */
export function isItem(made: CatalogueItem | Reason): made is CatalogueItem {
  return 'sub_category' in made;
}
