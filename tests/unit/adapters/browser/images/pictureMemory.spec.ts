import { PictureMemory } from '../../../../../src/adapters/browser/images/pictureMemory';
import type { FoundPicture } from '../../../../../src/adapters/browser/images/thumbnailCache';

function aPicture(size: number, stamp = 'old'): FoundPicture {
  return {
    info: { stamp, etag: '"1"', width: 1, height: 1, bytes: 1 },
    picture: new Uint8Array(size)
  };
}

it('holds what was used last, within its limit', () => {
  const memory = new PictureMemory(25);
  'abc'.split('').forEach(key => memory.put(key, aPicture(10)));
  expect(memory.bytes).toBe(20);
  expect(memory.take('a')).toBeUndefined();
  const b = memory.take('b');
  memory.put('b', b as FoundPicture);
  memory.put('d', aPicture(10));
  expect(memory.take('c')).toBeUndefined();
  expect(memory.take('b')).toBe(b);
  expect(memory.bytes).toBe(10);
  memory.put('d', aPicture(5));
  expect(memory.bytes).toBe(5);
  memory.put('e', aPicture(26));
  expect(memory.bytes).toBe(0);
});

it('restamps only what was checked under the old stamp', () => {
  const memory = new PictureMemory();
  memory.put('a', aPicture(1));
  memory.put('b', aPicture(1, 'other'));
  memory.restamp('a', 'old', 'new');
  memory.restamp('b', 'old', 'new');
  memory.restamp('none', 'old', 'new');
  expect(memory.take('a')?.info.stamp).toBe('new');
  expect(memory.take('b')?.info.stamp).toBe('other');
});
