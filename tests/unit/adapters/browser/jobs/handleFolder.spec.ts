/** @jest-environment node */
import { HandleFolder } from '../../../../../src/adapters/browser/jobs/handleFolder';
import { WalkedTree } from '../../../../../src/app/jobs/source/walkedTree';
import type {
  Skipped,
  SourceProduct
} from '../../../../../src/ports/jobs/sourceTree';
import { rejectionText } from '../../../../support/english';
import { DiskFolder } from '../../../../support/pickedFolders';

let disk: DiskFolder;
beforeEach(() => {
  disk = new DiskFolder('dataset');
});

const readAll = async (): Promise<{
  products: SourceProduct[];
  skipped: Skipped[];
}> => {
  const products: SourceProduct[] = [];
  const skipped: Skipped[] = [];
  const tree = new WalkedTree(new HandleFolder(disk.handle));
  for await (const product of tree.products(one => skipped.push(one))) {
    products.push(product);
  }
  return { products, skipped };
};

it('says that the folder is gone', async () => {
  disk.gone = true;
  expect(await rejectionText(readAll())).toContain('no folder "dataset"');
});

it('says that the page may not read the folder', async () => {
  disk.permission = 'prompt';
  expect(await rejectionText(readAll())).toContain(
    'The page may not read the folder "dataset"'
  );
});

it('ends if the permission is taken away while it reads', async () => {
  disk.put('TOP/1005/1/detail/a.jpg', 'x');
  const { products } = await readAll();
  const file = disk.put('TOP/1005/1/detail/a.jpg', 'x');
  const refuse = (): never => {
    disk.permission = 'denied';
    throw new DOMException('refused', 'NotAllowedError');
  };
  file.getFile = refuse;
  expect((await readAll().catch((error: Error) => error)) as object).toEqual(
    expect.objectContaining({ kind: 'NotAllowed', code: 'folder-refused' })
  );
  expect(products).toHaveLength(1);
});

it('leaves out a single file that the system refuses', async () => {
  disk.put('TOP/1005/1/detail/a.jpg', 'x');
  const file = disk.put('TOP/1005/1/detail/b.jpg', 'x');
  file.getFile = async () => {
    throw new DOMException('refused', 'NotAllowedError');
  };
  const { products, skipped } = await readAll();
  expect(products[0].files.map(({ filename }) => filename)).toEqual(['a.jpg']);
  expect(skipped).toEqual([
    { path: 'TOP/1005/1/detail/b.jpg', reason: { code: 'unreadable' } }
  ]);
});

it('names a folder that cannot be listed, and goes on with the others', async () => {
  disk.put('TOP/1005/1/detail/a.jpg', 'x');
  disk.put('TOP/1005/2/detail/a.jpg', 'x');
  const broken = disk.inside.get('TOP') as DiskFolder;
  const inside = (broken.inside.get('1005') as DiskFolder).inside;
  const detail = (inside.get('1') as DiskFolder).inside.get('detail');
  (detail as DiskFolder).entries = async function* () {
    yield* [];
    throw new DOMException('the disk is gone', 'InvalidStateError');
  };
  const { products, skipped } = await readAll();
  expect(products.map(({ files }) => files.length)).toEqual([0, 1]);
  expect(skipped).toEqual([
    { path: 'TOP/1005/1/detail', reason: { code: 'unreadable' } }
  ]);
});
