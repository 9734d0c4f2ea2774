import { readSubCategoryName } from '../../../../src/domain/product/names';
import {
  selectFiles,
  unnamedFiles
} from '../../../../src/domain/jobs/migrate/selectFiles';
import { readProduct } from '../../../../src/domain/product/product';
import { productItem } from '../../../fixtures/items';
import { reasonText } from '../../../../src/words/jobs/reasons';
import { PLAIN } from '../../../../src/words/trans';

const PLACE = { mainCategory: 'TOP', subCategory: 1005, productId: 'SKU1' };

const detail = (
  filename: string
): Parameters<typeof selectFiles>[2][number] => ({
  folder: 'detail',
  filename,
  bytes: 1
});

describe('selectFiles', () => {
  it('sorts files by folder and natural order, with their keys', () => {
    const { images } = selectFiles('set/', PLACE, [
      { folder: 'text', filename: '1.webp', bytes: 1 },
      detail('10.JPG'),
      detail('2.png')
    ]);

    expect(images.map(({ key }) => key)).toEqual([
      'set/TOP/1005/SKU1/detail/2.png',
      'set/TOP/1005/SKU1/detail/10.JPG',
      'set/TOP/1005/SKU1/text/1.webp'
    ]);
  });

  it('keeps unusual names unchanged, in NFC and in NFD', () => {
    const names = ['a b+(1)%.jpg', '가#?.jpg', '가#?.jpg'.normalize('NFD')];

    const { images, skipped } = selectFiles('', PLACE, names.map(detail));

    expect(skipped).toEqual([]);
    expect(new Set(images.map(({ file }) => file.filename))).toEqual(
      new Set(names)
    );
  });

  it('gives a reason for each file that it leaves out', () => {
    const { images, skipped } = selectFiles('', PLACE, [
      detail('.hidden.jpg'),
      detail('a.txt'),
      detail('a\u0007.jpg'),
      { ...detail('empty.jpg'), bytes: 0 }
    ]);

    expect(images).toEqual([]);
    expect(
      skipped.map(({ reason }) => reasonText(reason, PLAIN)).sort()
    ).toEqual([
      'It is empty.',
      'It is hidden.',
      'Its name cannot be used: it contains a control character.',
      'Its name is not the name of an image.'
    ]);
  });
});

test('unnamedFiles returns the files that are neither listed nor deleted', () => {
  const product = readProduct(
    productItem({
      detail: ['a.jpg'],
      deleted: [{ folder: 'detail', filename: 'b.jpg' }]
    })
  );

  expect(
    unnamedFiles(product, ['detail/a.jpg', 'detail/b.jpg', 'text/a.jpg'])
  ).toEqual(['text/a.jpg']);
});

test.each([
  ['1005', 1005],
  ['01005', undefined],
  ['0', undefined],
  ['-1', undefined],
  ['1.5', undefined],
  ['1e3', undefined],
  ['99999999999999999999', undefined],
  ['abc', undefined]
])('the folder %s is the sub category %s', (name, number) => {
  expect(readSubCategoryName(name)).toBe(number);
});
