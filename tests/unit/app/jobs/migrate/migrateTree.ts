import { Invalid } from '../../../../../src/domain/errors';
import type { Folder } from '../../../../../src/domain/images/image';
import type {
  Skipped,
  SourceFile,
  SourceProduct,
  SourceTree
} from '../../../../../src/ports/jobs/sourceTree';
import type { ProductAddress } from '../../../../../src/domain/product/objectKey';
import { imageOf } from '../../../../fixtures/imageOf';

/** Files of one product by `folder/filename`, or by `meta.json`: bytes, or a text that makes an image of an image's file. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A local dataset by `main/sub/product`. */
export class TextTree implements SourceTree {
  /** Files, by their paths in the tree, that are fresh when they are listed the next time. */
  readonly fresh = new Set<string>();
  /** When files, by their paths in the tree, were written, in ms since the epoch. Default: long ago. */
  readonly modified = new Map<string, number>();
  /** Files, by their paths in the tree, that nobody may read. */
  readonly unreadable = new Set<string>();
  /** Files, by their paths in the tree, that end before they should while they are sent. */
  readonly shrunk = new Set<string>();
  /** Files, by their paths in the tree, that somebody writes to the next time that they are sent. */
  readonly changing = new Set<string>();
  /** The paths of files that were read in pieces, once a piece. */
  readonly pieces: string[] = [];
  /** The paths of files that were read, in order. */
  readonly reads: string[] = [];

  constructor(
    readonly content: Record<string, Files>,
    private readonly left: readonly Skipped[] = []
  ) {}

  async *products(
    skip: (skipped: Skipped) => void,
    only: (product: ProductAddress) => boolean = () => true
  ): AsyncGenerator<SourceProduct> {
    this.left.forEach(skip);
    for (const [address, files] of Object.entries(this.content)) {
      const product = this.productAt(address, files);
      if (only(product)) {
        yield product;
      }
    }
  }

  async product({
    mainCategory,
    subCategory,
    productId
  }: ProductAddress): Promise<SourceProduct> {
    const address = `${mainCategory}/${subCategory}/${productId}`;
    return this.productAt(address, this.content[address]);
  }

  private productAt(address: string, files: Files): SourceProduct {
    const [mainCategory, sub, productId] = address.split('/');
    const all = Object.entries(files).map(([name, content]) =>
      this.file(address, name, content)
    );
    return {
      mainCategory,
      subCategory: Number(sub),
      productId,
      files: all.filter(({ folder }) => folder !== undefined),
      meta: all.find(({ folder }) => folder === undefined)
    };
  }

  private file(
    address: string,
    name: string,
    content: string | Uint8Array
  ): SourceFile {
    const slash = name.indexOf('/');
    const bytes =
      typeof content !== 'string'
        ? content
        : content === '' || slash < 0
          ? new TextEncoder().encode(content)
          : imageOf(content);
    return {
      folder: slash < 0 ? undefined : (name.slice(0, slash) as Folder),
      filename: name.slice(slash + 1),
      bytes: bytes.length,
      modified: this.modified.get(`${address}/${name}`) ?? 0,
      fresh: this.fresh.delete(`${address}/${name}`),
      read: async () => {
        this.reads.push(`${address}/${name}`);
        if (this.unreadable.has(`${address}/${name}`)) {
          throw new Invalid('local-file-unreadable', { file: name });
        }
        return bytes;
      },
      inPieces: act => {
        const path = `${address}/${name}`;
        return act({
          length: bytes.length,
          piece: async (from, to) => {
            this.pieces.push(path);
            if (this.shrunk.has(path)) {
              throw new Invalid('local-file-changed', { file: name });
            }
            return bytes.slice(from, to);
          },
          check: async () => {
            if (this.changing.delete(path)) {
              throw new Invalid('local-file-changed', { file: name });
            }
          }
        });
      }
    };
  }
}

/** Bytes that `imageOf` adds to a text. */
export const FRAME_BYTES = 6;

/** Some products of a category, two images each. */
export function manyProducts(
  category: string,
  count: number
): Record<string, Files> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `${category}/${1000 + i}`,
      { 'detail/2.jpg': 'two', 'detail/10.jpg': 'ten', 'meta.json': '{}' }
    ])
  );
}
