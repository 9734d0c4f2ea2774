/** @jest-environment node */
import {
  mkdir,
  mkdtemp,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { LocalFolder } from '../../../../src/adapters/node/localFolder';
import { WalkedTree } from '../../../../src/app/jobs/source/walkedTree';
import type {
  Skipped,
  SourceProduct
} from '../../../../src/ports/jobs/sourceTree';
import { rejectionText } from '../../../support/english';

describe('LocalFolder', () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'curation-tree-'));
  });

  afterEach(() => rm(root, { recursive: true }));

  const put = async (name: string): Promise<void> => {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), 'x');
  };

  const readAll = async (
    folder = root
  ): Promise<{ products: SourceProduct[]; skipped: Skipped[] }> => {
    const products: SourceProduct[] = [];
    const skipped: Skipped[] = [];
    const tree = new WalkedTree(new LocalFolder(folder));
    for await (const product of tree.products(one => skipped.push(one))) {
      products.push(product);
    }
    return { products, skipped };
  };

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
      { path: 'TOP/1005/1/summary', reason: { code: 'link-outside' } },
      {
        path: 'TOP/1005/1/detail/secret.jpg',
        reason: { code: 'link-outside' }
      }
    ]);
  });

  it.each([
    [
      'whose time was set back after it was written to',
      async (file: string): Promise<void> => {
        const { atime, mtime } = await stat(file);
        await writeFile(file, 'y');
        await utimes(file, atime, mtime);
      }
    ],
    [
      'in whose place another file was put',
      async (file: string): Promise<void> => {
        await writeFile(`${file}.new`, 'x');
        await rename(`${file}.new`, file);
      }
    ]
  ])('notices a large file %s while it is sent', async (_, change) => {
    await put('TOP/1005/1/detail/a.jpg');
    const { products } = await readAll();
    const used = products[0].files[0].inPieces(async pieces => {
      await pieces.piece(0, 1);
      await change(path.join(root, 'TOP/1005/1/detail/a.jpg'));
      await pieces.check();
    });
    expect(await rejectionText(used)).toContain('written while it was read');
  });

  it('names a link that leads nowhere', async () => {
    await put('TOP/1005/1/detail/a.jpg');
    await symlink('nowhere', path.join(root, 'TOP/1005/1/detail/lost.jpg'));
    expect((await readAll()).skipped).toEqual([
      { path: 'TOP/1005/1/detail/lost.jpg', reason: { code: 'unreadable' } }
    ]);
  });

  it('reports a missing folder, and a file in its place', async () => {
    const missing = readAll(path.join(root, 'no'));
    expect(await rejectionText(missing)).toContain('There is no folder');
    await put('file.txt');
    const file = readAll(path.join(root, 'file.txt'));
    expect(await rejectionText(file)).toContain('There is no folder');
  });
});
