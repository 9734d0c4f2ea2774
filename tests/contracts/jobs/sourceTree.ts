import { WalkedTree } from '../../../src/app/jobs/source/walkedTree';
import type { SourceFolder } from '../../../src/ports/jobs/sourceFolder';
import type {
  Skipped,
  SourceProduct
} from '../../../src/ports/jobs/sourceTree';
import { rejectionText } from '../../support/english';

/** A folder with files, and what other programs do to it. */
export interface TestFolder {
  put(path: string, text: string, modified?: number): Promise<void>;
  /** The folder as it is found now. */
  open(): Promise<SourceFolder>;
  /** Reads a file, to which another program writes meanwhile. */
  writeWhileRead<Result>(
    path: string,
    read: () => Promise<Result>
  ): Promise<Result>;
  remove(path: string): Promise<void>;
  dispose(): Promise<void>;
}

const NFC = 'caf\u00e9';
const NFD = 'cafe\u0301';

/** The contract of `SourceFolder`, as far as a tree of products shows it. */
export function describeSourceTree(
  where: string,
  make: () => Promise<TestFolder>
): void {
  describe(`a tree of products in ${where}`, () => {
    let folder: TestFolder;
    beforeEach(async () => {
      folder = await make();
    });
    afterEach(() => folder.dispose());

    const readAll = async (): Promise<{
      products: SourceProduct[];
      skipped: Skipped[];
    }> => {
      const products: SourceProduct[] = [];
      const skipped: Skipped[] = [];
      const tree = new WalkedTree(await folder.open());
      for await (const product of tree.products(one => skipped.push(one))) {
        products.push(product);
      }
      return { products, skipped };
    };
    const text = async (product: SourceProduct, at = 0): Promise<string> =>
      new TextDecoder().decode(await product.files[at].read());

    it('has the products in natural order, with their files', async () => {
      await folder.put('TOP/1005/10/detail/a.jpg', 'abc');
      await folder.put('TOP/1005/2/detail/b.jpg', 'x');
      await folder.put('TOP/1005/2/meta.json', '{}');
      await folder.put('TOP/200/1/segment/c.png', 'x');
      await folder.put('BOTTOM/20/1/text/t.png', 'x');
      await folder.put('BOTTOM/20/1/detail/10.jpg', 'ten');
      await folder.put('BOTTOM/20/1/detail/2.jpg', 'two');

      const { products, skipped } = await readAll();

      expect(
        products.map(({ mainCategory, subCategory, productId }) =>
          [mainCategory, subCategory, productId].join('/')
        )
      ).toEqual(['BOTTOM/20/1', 'TOP/200/1', 'TOP/1005/2', 'TOP/1005/10']);
      expect(
        products[0].files.map(({ folder: of, filename, bytes }) => [
          of,
          filename,
          bytes
        ])
      ).toEqual([
        ['detail', '2.jpg', 3],
        ['detail', '10.jpg', 3],
        ['text', 't.png', 1]
      ]);
      expect(products[2].meta?.filename).toBe('meta.json');
      expect(await text(products[3])).toBe('abc');
      expect(skipped).toEqual([]);
    });

    it('keeps hostile names as they are on the disk', async () => {
      const names = ['한글 (1)+%.jpg', 'a#b?c.jpg', '  two.jpg', "it's &.jpg"];
      for (const name of names) {
        await folder.put(`TOP/1005/constructor/detail/${name}`, name);
      }
      const { products } = await readAll();
      const [{ productId, files }] = products;
      expect(productId).toBe('constructor');
      expect(files.map(({ filename }) => filename).sort()).toEqual(
        [...names].sort()
      );
      for (const file of files) {
        const bytes = await file.read();
        expect(new TextDecoder().decode(bytes)).toBe(file.filename);
      }
    });

    it('keeps both Unicode forms of a name', async () => {
      await folder.put(`TOP/1005/1/detail/${NFC}.jpg`, 'composed');
      await folder.put(`TOP/1005/1/detail/${NFD}.jpg`, 'in parts');
      const { products } = await readAll();
      const found = new Map<string, string>();
      for (const [at, { filename }] of products[0].files.entries()) {
        found.set(filename, await text(products[0], at));
      }
      expect(found).toEqual(
        new Map([
          [`${NFC}.jpg`, 'composed'],
          [`${NFD}.jpg`, 'in parts']
        ])
      );
    });

    it('names what it leaves out', async () => {
      await folder.put('readme.txt', 'x');
      await folder.put('.git/config', 'x');
      await folder.put('TOP/01005/1/detail/a.jpg', 'x');
      await folder.put('TOP/Thumbs.db', 'x');
      await folder.put('TOP/1005/1/other/a.jpg', 'x');
      await folder.put('TOP/1005/1/notes.md', 'x');
      await folder.put('TOP/1005/1/detail/deeper/a.jpg', 'x');

      const { products, skipped } = await readAll();

      expect(products).toMatchObject([{ files: [], meta: undefined }]);
      expect(
        skipped.map(({ path, reason }) => [path, reason.code]).sort()
      ).toEqual([
        ['.git', 'hidden'],
        ['TOP/01005', 'not-a-sub-category'],
        ['TOP/1005/1/detail/deeper', 'folder-among-images'],
        ['TOP/1005/1/notes.md', 'not-of-a-product'],
        ['TOP/1005/1/other', 'not-of-a-product'],
        ['TOP/Thumbs.db', 'clutter'],
        ['readme.txt', 'file-among-folders']
      ]);
    });

    it('tells files that were just written from others', async () => {
      await folder.put('TOP/1005/1/detail/new.jpg', 'x', Date.now());
      await folder.put('TOP/1005/1/detail/old.jpg', 'x', Date.now() - 60_000);
      const { products } = await readAll();
      expect(
        products[0].files.map(({ filename, fresh }) => [filename, fresh])
      ).toEqual([
        ['new.jpg', true],
        ['old.jpg', false]
      ]);
    });

    it('reads one product again, and nothing of one that is gone', async () => {
      await folder.put('TOP/1005/1/detail/a.jpg', 'x');
      const tree = new WalkedTree(await folder.open());
      const at = { mainCategory: 'TOP', subCategory: 1005 };
      const skip = jest.fn();
      const there = await tree.product({ ...at, productId: '1' }, skip);
      expect(there.files).toHaveLength(1);
      const gone = await tree.product({ ...at, productId: '2' }, skip);
      expect(gone).toMatchObject({ files: [], meta: undefined });
      expect(skip).not.toHaveBeenCalled();
    });

    it('never gives half of a file that is written while it is read', async () => {
      await folder.put('TOP/1005/1/detail/a.jpg', 'x'.repeat(4_000_000));
      const { products } = await readAll();
      const [file] = products[0].files;
      const read = folder.writeWhileRead('TOP/1005/1/detail/a.jpg', () =>
        file.read()
      );
      expect(await rejectionText(read)).toMatch(
        /a\.jpg was (written while it was read|changed or removed after)/
      );
    });

    it('gives a large file in pieces, in any order', async () => {
      await folder.put('TOP/1005/1/detail/a.jpg', '0123456789');
      const { products } = await readAll();
      const [file] = products[0].files;
      const read = await file.inPieces(async pieces => {
        const end = await pieces.piece(7, 10);
        const start = await pieces.piece(0, 4);
        await pieces.check();
        return [pieces.length, ...[start, end].map(decoded)];
      });
      expect(read).toEqual([10, '0123', '789']);
    });

    it('names a large file that is written to while it is used', async () => {
      await folder.put('TOP/1005/1/detail/a.jpg', 'x'.repeat(4_000_000));
      const { products } = await readAll();
      const [file] = products[0].files;
      const used = file.inPieces(async pieces => {
        const piece = (from: number): Promise<Uint8Array> =>
          pieces.piece(from, from + 2_000_000);
        await folder.writeWhileRead('TOP/1005/1/detail/a.jpg', () => piece(0));
        await piece(2_000_000);
        await pieces.check();
      });
      expect(await rejectionText(used)).toMatch(
        /a\.jpg was (written while it was read|changed or removed after)/
      );
    });

    it('names a large file that has no more bytes than are asked for', async () => {
      await folder.put('TOP/1005/1/detail/a.jpg', '0123456789');
      const { products } = await readAll();
      const used = products[0].files[0].inPieces(pieces => pieces.piece(5, 11));
      expect(await rejectionText(used)).toContain('a.jpg');
    });

    it('names a large file that is gone when it is opened', async () => {
      await folder.put('TOP/1005/1/detail/a.jpg', 'x');
      const { products } = await readAll();
      await folder.remove('TOP/1005/1/detail/a.jpg');
      const used = products[0].files[0].inPieces(pieces => pieces.piece(0, 1));
      expect(await rejectionText(used)).toContain('a.jpg');
    });

    it('does not read a file that grew after it was listed', async () => {
      await folder.put('TOP/1005/1/detail/a.jpg', 'x');
      const { products } = await readAll();
      await folder.put('TOP/1005/1/detail/a.jpg', 'x'.repeat(1000), 1);
      expect(await rejectionText(products[0].files[0].read())).toMatch(
        /a\.jpg was (written while it was read|changed or removed after)/
      );
    });

    it('names a file that is gone when it is read', async () => {
      await folder.put('TOP/1005/1/detail/a.jpg', 'x');
      const { products } = await readAll();
      await folder.remove('TOP/1005/1/detail/a.jpg');
      expect(await rejectionText(products[0].files[0].read())).toContain(
        'a.jpg'
      );
    });

    it('is empty if the folder is', async () => {
      expect(await readAll()).toEqual({ products: [], skipped: [] });
    });
  });
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
