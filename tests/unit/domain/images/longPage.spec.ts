import {
  isLongPage,
  thumbnailPart
} from '../../../../src/domain/images/longPage';

it('distinguishes a long page from a tall image', () => {
  expect(isLongPage({ width: 800, height: 30_000 })).toBe(true);
  expect(isLongPage({ width: 800, height: 2400 })).toBe(false);
  expect(isLongPage({ width: 30_000, height: 800 })).toBe(false);
});

it('shows the top of a long page in the shape of a tile, and any other image whole', () => {
  expect(thumbnailPart({ width: 800, height: 30_000 })).toEqual({
    width: 800,
    height: 1000
  });
  const wide = { width: 3000, height: 400 };
  expect(thumbnailPart(wide)).toEqual(wide);
});
