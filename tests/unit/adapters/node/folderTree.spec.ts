/** @jest-environment node */
import {
  appendFile,
  mkdir,
  mkdtemp,
  rm,
  symlink,
  utimes,
  writeFile
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { FolderTree } from '../../../../src/adapters/node/folderTree';
import type {
  Skipped,
  SourceProduct
} from '../../../../src/ports/jobs/sourceTree';
import { rejectionText } from '../../../support/english';

describe('FolderTree', () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'curation-tree-'));
  });

  afterEach(() => rm(root, { recursive: true }));

  const put = async (name: string, text = 'x'): Promise<void> => {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), text);
  };

  const readAll = async (): Promise<{
    products: SourceProduct[];
    skipped: Skipped[];
  }> => {
    const products: SourceProduct[] = [];
    const skipped: Skipped[] = [];
    for await (const product of new FolderTree(root).products(entry =>
      skipped.push(entry)
    )) {
      products.push(product);
    }
    return { products, skipped };
  };

  it('reads products in natural order with their files', async () => {
    await put('TOP/1005/10/detail/a.jpg', 'abc');
    await put('TOP/1005/2/detail/한글 (1)+%.jpg');
    await put('TOP/1005/2/meta.json', '{}');
    await put('BOTTOM/20/1/text/t.png');

    const { products, skipped } = await readAll();

    expect(
      products.map(({ mainCategory, subCategory, productId }) =>
        [mainCategory, subCategory, productId].join('/')
      )
    ).toEqual(['BOTTOM/20/1', 'TOP/1005/2', 'TOP/1005/10']);
    expect(products[1].files).toMatchObject([
      { folder: 'detail', filename: '한글 (1)+%.jpg', bytes: 1 }
    ]);
    expect(products[1].meta?.filename).toBe('meta.json');
    expect(String(await products[2].files[0].read())).toBe('abc');
    expect(skipped).toEqual([]);
  });

  it('names what it leaves out', async () => {
    await put('readme.txt');
    await put('.git/config');
    await put('TOP/01005/1/detail/a.jpg');
    await put('TOP/1005/1/other/a.jpg');
    await put('TOP/1005/1/notes.md');
    await put('TOP/1005/1/detail/deeper/a.jpg');
    await symlink('nowhere', path.join(root, 'TOP/1005/1/detail/lost.jpg'));

    const { products, skipped } = await readAll();

    expect(products).toMatchObject([{ files: [], meta: undefined }]);
    expect(skipped.map(entry => entry.path).sort()).toEqual([
      '.git',
      'TOP/01005',
      'TOP/1005/1/detail/deeper',
      'TOP/1005/1/detail/lost.jpg',
      'TOP/1005/1/notes.md',
      'TOP/1005/1/other',
      'readme.txt'
    ]);
  });

  it('refuses links that leave the folder, and follows the others', async () => {
    const outside = await mkdtemp(path.join(tmpdir(), 'curation-outside-'));
    await writeFile(path.join(outside, 'secret.jpg'), 'x');
    await put('TOP/1005/1/detail/a.jpg');
    await symlink(
      path.join(outside, 'secret.jpg'),
      path.join(root, 'TOP/1005/1/detail/secret.jpg')
    );
    await symlink(outside, path.join(root, 'TOP/1005/1/summary'));
    await symlink('a.jpg', path.join(root, 'TOP/1005/1/detail/b.jpg'));

    const { products, skipped } = await readAll();
    await rm(outside, { recursive: true });

    expect(products[0].files.map(({ filename }) => filename)).toEqual([
      'a.jpg',
      'b.jpg'
    ]);
    expect(skipped).toEqual([
      {
        path: 'TOP/1005/1/summary',
        reason: { code: 'link-outside' }
      },
      {
        path: 'TOP/1005/1/detail/secret.jpg',
        reason: { code: 'link-outside' }
      }
    ]);
  });

  it('tells files that were just written from others', async () => {
    await put('TOP/1005/1/detail/new.jpg');
    await put('TOP/1005/1/detail/old.jpg');
    const before = new Date(Date.now() - 60_000);
    await utimes(path.join(root, 'TOP/1005/1/detail/old.jpg'), before, before);

    const { products } = await readAll();

    expect(
      products[0].files.map(({ filename, fresh }) => [filename, fresh])
    ).toEqual([
      ['new.jpg', true],
      ['old.jpg', false]
    ]);
  });

  it('refuses a file that is written while it is read', async () => {
    const name = path.join(root, 'TOP/1005/1/detail/a.jpg');
    await put('TOP/1005/1/detail/a.jpg', 'x'.repeat(8_000_000));
    const { products } = await readAll();

    const read = products[0].files[0].read();
    await appendFile(name, 'more');

    expect(await rejectionText(read)).toContain(
      'was written while it was read'
    );
  });

  it('reports a missing folder', async () => {
    const [product] = [
      new FolderTree(path.join(root, 'no')).products(() => {})
    ];
    expect(await rejectionText(product.next())).toContain('There is no folder');
  });

  it('names a file that cannot be read', async () => {
    await put('TOP/1005/1/detail/a.jpg');
    const { products } = await readAll();
    await rm(path.join(root, 'TOP/1005/1/detail/a.jpg'));

    expect(await rejectionText(products[0].files[0].read())).toContain('a.jpg');
  });
});
