import type { Folder } from '../../../../src/domain/images/image';
import type {
  Skipped,
  SourceFile,
  SourceProduct,
  SourceTree
} from '../../../../src/ports/jobs/sourceTree';

/** Files of one product: text by `folder/filename`, or by `meta.json`. */
export type Files = Readonly<Record<string, string>>;

/** A local dataset by `main/sub/product`. */
export class TextTree implements SourceTree {
  constructor(
    readonly content: Record<string, Files>,
    private readonly left: readonly Skipped[] = []
  ) {}

  async *products(
    skip: (skipped: Skipped) => void
  ): AsyncGenerator<SourceProduct> {
    this.left.forEach(skip);
    for (const [place, files] of Object.entries(this.content)) {
      const [mainCategory, sub, productId] = place.split('/');
      const all = Object.entries(files).map(([name, text]) => file(name, text));
      yield {
        mainCategory,
        subCategory: Number(sub),
        productId,
        files: all.filter(({ folder }) => folder !== undefined),
        meta: all.find(({ folder }) => folder === undefined)
      };
    }
  }
}

function file(name: string, text: string): SourceFile {
  const bytes = new TextEncoder().encode(text);
  const slash = name.indexOf('/');
  return {
    folder: slash < 0 ? undefined : (name.slice(0, slash) as Folder),
    filename: name.slice(slash + 1),
    bytes: bytes.length,
    read: async () => bytes
  };
}

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
