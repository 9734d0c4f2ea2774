import { coverOf } from '../../../../src/domain/product/cover';
import { readProduct } from '../../../../src/domain/product/product';
import { productItem } from '../../../fixtures/items';

const coverFor = (item: Parameters<typeof productItem>[0]) =>
  coverOf(readProduct(productItem(item)));

it('is the chosen front, else the model, else any chosen image', () => {
  const choices = {
    color_variant: ['detail/image_001.jpg'],
    model: 'detail/image_002.jpg',
    front: 'detail/image_003.jpg'
  };
  const stored = (value: object): string => JSON.stringify(value);
  expect(coverFor({ representative_assets: stored(choices) })).toBe(
    'detail/image_003.jpg'
  );
  const { front: _front, ...noFront } = choices;
  expect(coverFor({ representative_assets: stored(noFront) })).toBe(
    'detail/image_002.jpg'
  );
  const { model: _model, ...colour } = noFront;
  expect(coverFor({ representative_assets: stored(colour) })).toBe(
    'detail/image_001.jpg'
  );
});

it('is a cut-out if nothing is chosen, and not the banner that comes first', () => {
  const detail = ['banner.jpg', 'image_001.jpg'];
  expect(coverFor({ detail, segment: ['cut.png'] })).toBe('segment/cut.png');
  expect(coverFor({ detail, segment: [] })).toBe('summary/summary_01.jpg');
  expect(coverFor({ detail, summary: [] })).toBe('detail/banner.jpg');
});

it('is none if there is no image', () => {
  const none = { detail: [], summary: [], segment: [], text: [] };
  expect(coverFor(none)).toBeUndefined();
});
