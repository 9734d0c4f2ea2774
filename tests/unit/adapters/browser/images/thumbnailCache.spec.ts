/** @jest-environment node */
import 'fake-indexeddb/auto';

import type { CurationDatabase } from '../../../../../src/adapters/browser/saving/database';
import { openDatabase } from '../../../../../src/adapters/browser/saving/database';
import { ThumbnailCache } from '../../../../../src/adapters/browser/images/thumbnailCache';

const INFO = { stamp: 'old', etag: '"1"', width: 1, height: 1, bytes: 1 };

let database: CurationDatabase;

beforeEach(async () => {
  database = (await openDatabase()) as CurationDatabase;
});

afterEach(async () => {
  jest.restoreAllMocks();
  await new ThumbnailCache(database, '', () => 0, Date.now).clear();
  database.close();
});

function aPicture(size: number): Uint8Array {
  return new Uint8Array(size);
}

function aCache(limit: () => number = () => 1000): ThumbnailCache {
  let now = 0;
  return new ThumbnailCache(database, 'place', limit, () => (now += 1));
}

async function fill(cache: ThumbnailCache, keys: string): Promise<void> {
  for (const key of keys) {
    await cache.put(key, INFO, aPicture(10));
  }
}

async function kept(): Promise<readonly string[]> {
  const keys = await database.getAllKeys('thumbnailInfo');
  expect(await database.getAllKeys('thumbnailBytes')).toEqual(keys);
  return keys.map(key => key.slice('place\n'.length));
}

it('counts writes that happen during the first count', async () => {
  await fill(aCache(), 'abc');
  const cache = aCache();
  const first = cache.usage();
  await Promise.all([
    fill(cache, 'de'),
    cache.usage(),
    cache.remove('a'),
    fill(cache, 'fb')
  ]);
  await first;
  // b is there once, and a is gone.
  expect(await cache.usage()).toEqual({ bytes: 50, limit: 1000 });
  expect(await kept()).toEqual(['b', 'c', 'd', 'e', 'f']);
});

it('counts again after a failure', async () => {
  await fill(aCache(), 'abc');
  const cache = aCache();
  jest.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementationOnce(() => {
    throw new Error('no disk');
  });
  await expect(cache.usage()).rejects.toThrow('no disk');
  expect((await cache.usage()).bytes).toBe(30);
});

it('drops what was used longest ago, down to nine tenths', async () => {
  await fill(
    aCache(() => 50),
    'abcdef'
  );
  expect(await kept()).toEqual(['c', 'd', 'e', 'f']);
});

it('obeys a lowered limit, and stores nothing at 0', async () => {
  let limit = 100;
  const cache = aCache(() => limit);
  await fill(cache, 'abcde');
  limit = 30;
  expect(await cache.usage()).toEqual({ bytes: 20, limit: 30 });
  expect(await kept()).toEqual(['d', 'e']);
  limit = 0;
  await fill(cache, 'f');
  expect(await cache.usage()).toEqual({ bytes: 0, limit: 0 });
});

it('counts what another tab stores', async () => {
  const [here, there] = [aCache(() => 50), aCache(() => 1000)];
  await here.usage();
  await fill(there, 'abcd');
  await fill(here, 'vwxyz!');
  expect((await here.usage()).bytes).toBeLessThanOrEqual(50);
  expect(await kept()).toHaveLength(4);
});

it('reads what is asked for in one turn in one transaction', async () => {
  await fill(aCache(), 'abc');
  const cache = aCache();
  const transaction = jest.spyOn(IDBDatabase.prototype, 'transaction');
  const found = await Promise.all(
    ['a', 'none', 'c', 'a'].map(key => cache.get(key))
  );
  expect(found.map(cached => cached?.picture.length)).toEqual([
    10,
    undefined,
    10,
    10
  ]);
  expect(transaction).toHaveBeenCalledTimes(1);
});

it('rejects all reads if it cannot be read', async () => {
  const cache = aCache();
  jest.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
    throw new Error('closed');
  });
  const asked = [cache.get('a'), cache.get('b')];
  await expect(asked[0]).rejects.toThrow('closed');
  await expect(asked[1]).rejects.toThrow('closed');
});

/** As a browser that has no room, for so many tries. */
function withoutRoom(tries: number): void {
  const { put } = IDBObjectStore.prototype;
  jest.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    ...args
  ) {
    if (this.name === 'thumbnailBytes' && tries-- > 0) {
      throw new DOMException('no room', 'QuotaExceededError');
    }
    return put.apply(this, args);
  });
}

it('makes room once if the browser has none', async () => {
  const cache = aCache();
  await fill(cache, 'abcd');
  withoutRoom(1);
  await fill(cache, 'e');
  expect(await kept()).toEqual(['d', 'e']);
  expect(await cache.usage()).toEqual({ bytes: 20, limit: 1000 });
});

it('stores nothing more if no room can be made, warns once, and stores again after clearing', async () => {
  const warned = jest.spyOn(console, 'warn').mockReturnValue(undefined);
  const cache = aCache();
  await fill(cache, 'ab');
  withoutRoom(Infinity);
  await fill(cache, 'cde');
  expect(warned).toHaveBeenCalledTimes(1);
  expect(await cache.usage()).toMatchObject({ isFull: true });
  jest.restoreAllMocks();
  await fill(cache, 'f');
  expect(await cache.get('f')).toBeUndefined();
  await cache.clear();
  await fill(cache, 'g');
  expect(await kept()).toEqual(['g']);
  expect(await cache.usage()).toEqual({ bytes: 10, limit: 1000 });
});

it('keeps the pictures that were used last', async () => {
  const cache = aCache(() => 25);
  for (const key of ['a', 'b', 'c', 'd', 'e']) {
    await cache.put(key, INFO, aPicture(6));
  }
  expect((await cache.usage()).bytes).toBeLessThanOrEqual(25);
  expect(await cache.get('a')).toBeUndefined();
  expect(await cache.get('e')).toBeDefined();
  await cache.clear();
  expect(await cache.usage()).toEqual({ bytes: 0, limit: 25 });
});

it('counts pictures that are stored at the same time', async () => {
  const cache = aCache();
  await Promise.all(
    ['a', 'b', 'c', 'd', 'e'].map(key => cache.put(key, INFO, aPicture(6)))
  );
  expect((await cache.usage()).bytes).toBe(30);
});

it('does not return a picture that was made in an earlier way, and replaces it', async () => {
  const cache = aCache();
  await fill(cache, 'a');
  const info = await database.get('thumbnailInfo', 'place\na');
  if (!info) {
    throw new Error('Nothing was stored.');
  }
  const { shape: _shape, ...earlier } = info;
  await database.put('thumbnailInfo', earlier);
  expect(await cache.get('a')).toBeUndefined();
  await fill(cache, 'a');
  expect(await cache.get('a')).toMatchObject({ info: { etag: '"1"' } });
  expect((await cache.usage()).bytes).toBe(10);
});
