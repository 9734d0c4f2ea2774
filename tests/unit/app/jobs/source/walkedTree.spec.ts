/** @jest-environment node */
import { WalkedTree } from '../../../../../src/app/jobs/source/walkedTree';
import type {
  FolderEntry,
  SourceFolder
} from '../../../../../src/ports/jobs/sourceFolder';

const MANY = 300_000;

it('goes through 300,000 entries of one folder without a look at any', async () => {
  const look = jest.fn();
  let opened = 0;
  const folder: SourceFolder = {
    async *entries(parts): AsyncGenerator<FolderEntry> {
      opened++;
      const name = ['TOP', '1005'][parts.length];
      if (name !== undefined) {
        yield { kind: 'folder', name };
      }
      for (let at = 0; at < (parts.length === 2 ? MANY : 0); at++) {
        yield at % 2 === 0
          ? { kind: 'file', name: `IMG_${at}.jpg`, look }
          : { kind: 'folder', name: String(at) };
      }
    }
  };
  let skipped = 0;
  const products = new WalkedTree(folder).products(() => skipped++);
  const { value: first } = await products.next();

  expect(first).toMatchObject({ productId: '1', files: [] });
  expect(skipped).toBe(MANY / 2);
  expect(look).not.toHaveBeenCalled();
  // The products behind the first one have not been opened yet.
  expect(opened).toBe(4);
});
