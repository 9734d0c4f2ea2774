import type { CurationError } from '../../../domain/errors';
import type { ImagePath } from '../../../domain/images/image';
import type { Catalogue } from '../../../ports/product/catalogue';
import type { Ids } from '../../../ports/clock';
import type { ImageDecoder } from '../../../ports/images/imageDecoder';
import type { ThumbnailMaker } from '../../../ports/images/thumbnailMaker';
import type { SourceProduct } from '../../../ports/jobs/sourceTree';
import type { Comparing } from './again/compareFiles';
import type { ForeignCategories } from './foreignCategories';
import type { StoredForms } from './storedForms';

/** A product whose objects are all there and whose item does not exist yet. */
export interface ReadyProduct {
  readonly source: SourceProduct;
  readonly paths: readonly ImagePath[];
  /** The ETag of its pack of thumbnails, if it has one. */
  readonly packEtag?: string;
}

/** What is needed to migrate a product. */
export interface ProductMigration extends Comparing {
  readonly catalogue: Pick<Catalogue, 'change' | 'item' | 'namePack'>;
  readonly foreign: Pick<ForeignCategories, 'check'>;
  readonly stored: Pick<StoredForms, 'find' | 'lookAlike' | 'rival'>;
  readonly ids: Ids;
  /** Adds new files also to products without a record of what was sent. */
  readonly add: boolean;
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
