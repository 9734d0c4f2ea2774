import type { Folder } from '../../domain/images/image';
import type { Reason } from '../../domain/jobs/reason';
import type { ProductAddress } from '../../domain/product/objectKey';
import type { Pieces } from '../images/pieces';

/** A local product to migrate. */
export interface SourceProduct {
  readonly mainCategory: string;
  readonly subCategory: number;
  readonly productId: string;
  readonly files: readonly SourceFile[];
  readonly meta: SourceFile | undefined;
  /** Something in it could not be read, so that files may be missing here. It was named by then. */
  readonly partly?: boolean;
}

/** ms after which a file that nobody wrote to is taken to be whole. */
export const SETTLED_AFTER = 2000;

export interface SourceFile {
  /** Undefined for a file that is not in one of the folders. */
  readonly folder: Folder | undefined;
  readonly filename: string;
  /** Size in bytes. */
  readonly bytes: number;
  /** When it was last written, in ms since the epoch by the computer's clock. */
  readonly modified: number;
  /** It was written less than `SETTLED_AFTER` before it was listed, and may not be whole. */
  readonly fresh: boolean;
  /**
   * The whole file, as it was at one moment.
   *
   * @throws Invalid `local-file-unreadable`, or `local-file-changed` if it was
   * written while it was read
   */
  read(): Promise<Uint8Array>;
  /**
   * Opens a file that is too large to be read as a whole, as long as it is used.
   *
   * @throws Invalid `local-file-unreadable`, and what `act` throws
   */
  inPieces<Result>(act: (pieces: Pieces) => Promise<Result>): Promise<Result>;
}

/** Something in the tree that migration leaves out, and why. */
export interface Skipped {
  /** Relative to the tree. */
  readonly path: string;
  readonly reason: Reason;
}

export interface SourceTree {
  /**
   * The products of a tree `main/sub/product/folder/file`, sorted, one at a time.
   *
   * @param skip - called for everything that is left out
   * @param only - whether a product is wanted. The folders of others are not
   * looked into. Default: all
   */
  products(
    skip: (skipped: Skipped) => void,
    only?: (product: ProductAddress) => boolean
  ): AsyncIterable<SourceProduct>;

  /** One of these products as it is now. */
  product(
    address: ProductAddress,
    skip: (skipped: Skipped) => void
  ): Promise<SourceProduct>;
}
