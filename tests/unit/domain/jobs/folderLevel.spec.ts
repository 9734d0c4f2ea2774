import type { FolderLevel } from '../../../../src/domain/jobs/migrate/folderLevel';
import { folderLevel } from '../../../../src/domain/jobs/migrate/folderLevel';

const IMAGE = 'TOP/1005/79823/detail/a.jpg';

describe('a folder that was picked', () => {
  it.each<[string, string, FolderLevel]>([
    ['the dataset', IMAGE, { kind: 'dataset' }],
    ['a main category', '1005/79823/detail/a.jpg', { kind: 'main-category' }],
    ['a sub category', '79823/detail/a.jpg', { kind: 'sub-category' }],
    ['a product', 'detail/a.jpg', { kind: 'product' }],
    ['the parent', `shop/${IMAGE}`, { kind: 'above', inside: 'shop' }],
    ['further up', `a/b/${IMAGE}`, { kind: 'above', inside: 'a/b' }],
    ['photographs', 'holiday/a.jpg', { kind: 'other' }],
    ['texts', 'notes.txt', { kind: 'other' }]
  ])('is told to be %s', (_what, path, level) => {
    expect(folderLevel([path])).toEqual(level);
  });

  it('is a folder of images by its own name', () => {
    expect(folderLevel(['a.jpg'], 'detail')).toEqual({ kind: 'images' });
    expect(folderLevel(['a.jpg'], 'pictures')).toEqual({ kind: 'other' });
  });

  it('is empty without a file', () => {
    expect(folderLevel([])).toEqual({ kind: 'empty' });
  });

  it('is what most of its images say', () => {
    const stray = 'detail/stray.jpg';
    expect(folderLevel([stray, IMAGE, `${IMAGE}.png`])).toEqual({
      kind: 'dataset'
    });
  });

  it('may hold products that are called like a folder of images', () => {
    expect(folderLevel(['TOP/1005/detail/text/a.jpg'])).toEqual({
      kind: 'dataset'
    });
  });
});
