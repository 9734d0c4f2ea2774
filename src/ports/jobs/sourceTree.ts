import type { Folder } from '../../domain/images/image';

/** A local product to migrate. */
export interface SourceProduct {
  readonly mainCategory: string;
  readonly subCategory: number;
  readonly productId: string;
  readonly files: readonly SourceFile[];
  readonly meta: SourceFile | undefined;
}

export interface SourceFile {
  /** Undefined for a file beside the folders. */
  readonly folder: Folder | undefined;
  readonly filename: string;
  /** Size in bytes. */
  readonly bytes: number;
  read(): Promise<Uint8Array>;
}

/** Something in the tree that migration leaves alone, and why. */
export interface Skipped {
  /** Relative to the tree. */
  readonly path: string;
  readonly reason: string;
}

export interface SourceTree {
  /**
   * The products of `main/sub/product/folder/file`, sorted, one at a time.
   * @param skip - is told of everything that is left out, by name
   */
  products(skip: (skipped: Skipped) => void): AsyncIterable<SourceProduct>;
}
