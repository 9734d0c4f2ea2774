import type { ImagePath } from '../../../../src/domain/images/image';
import { NO_TILES, keysAfter } from '../../../../src/ui/images/tiles/tileKeys';

const A: ImagePath = 'detail/a.jpg';
const B: ImagePath = 'detail/b.jpg';
const C: ImagePath = 'detail/c.jpg';

const first = keysAfter(NO_TILES, 'one', [A, B, C]);

it('keeps the tiles of a product when images are added or removed', () => {
  expect([...first.tiles.values()]).toEqual([0, 1, 2]);
  const without = keysAfter(first, 'one', [A, C]);
  expect([...without.tiles]).toEqual([
    [A, 0],
    [C, 2]
  ]);
  const back = keysAfter(without, 'one', [B, A, C]);
  // Never a number that another tile has, or had.
  expect([...back.tiles.values()]).toEqual([3, 0, 2]);
});

it('reuses them in order for the images of the next product', () => {
  const turned = keysAfter(first, 'one', [C, A]);
  const next = keysAfter(turned, 'two', [A, B, C]);
  expect([...next.tiles]).toEqual([
    [A, 2],
    [B, 0],
    [C, 3]
  ]);
  expect([...keysAfter(next, 'one', [B]).tiles.values()]).toEqual([2]);
});
