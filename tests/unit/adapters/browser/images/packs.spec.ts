/** @jest-environment node */
import 'fake-indexeddb/auto';

import type { CurationDatabase } from '../../../../../src/adapters/browser/saving/database';
import { ByteRoom } from '../../../../../src/domain/reading/byteRoom';
import { openDatabase } from '../../../../../src/adapters/browser/saving/database';
import { scriptMac } from '../../../../../src/adapters/aws/connection/scriptMac';
import { BrowserPacks } from '../../../../../src/adapters/browser/images/packs';
import { PictureSeal } from '../../../../../src/adapters/browser/saving/pictureSeal';
import { ThumbnailCache } from '../../../../../src/adapters/browser/images/thumbnailCache';
import { BrowserThumbnails } from '../../../../../src/adapters/browser/images/thumbnails';
import { ManualClock } from '../../../../support/memory';
import type { ImagePath } from '../../../../../src/domain/images/image';
import { encodePack } from '../../../../../src/domain/images/pack/encodePack';
import type { PackedThumbnail } from '../../../../../src/domain/images/pack/pack';
import type { ThumbnailResult } from '../../../../../src/ports/images/thumbnails';
import { imageFile, jpegOf } from '../../../../fixtures/imageFiles';
import { aThumbnail, aWebp, webpOf } from '../../../../fixtures/packs';
import { retryWithoutWaits } from './retryWithoutWaits';
import { MEASURES } from '../../../../fixtures/pictureMeasures';
import { MOST_PACK_BYTES } from '../../../../../src/domain/reading/sizeLimits';

const AT = '2024-01-01T00:00:00.000Z';
const LATER = '2024-01-02T00:00:00.000Z';
const PACK = 'set/TOP/1005/SKU1/thumbnails.pack';

const PATHS = Array.from(
  { length: 19 },
  (_, i): ImagePath => `detail/이미지 ${i}.jpg`
);

/** A header takes no other script. */
const etagOf = (path: ImagePath): string => `"${encodeURIComponent(path)}"`;

const aPacked = (path: ImagePath): PackedThumbnail =>
  aThumbnail(path, { etag: etagOf(path) });

const keyOf = (path: ImagePath): string => `set/TOP/1005/SKU1/${path}`;

/** What the bucket has: bytes and ETag by key. */
let bucket: Map<string, { bytes: Uint8Array; etag: string }>;
/** Requests in their order: `GET …`, `HEAD …`. */
let asked: string[];
/** How often a presigned URL was asked for under which cache mode. */
let modes: (string | undefined)[];
/** Keys whose answer does not come before their want is dropped. */
let slow: Set<string>;
/** Answers by key that a test makes itself. */
let endless: Map<
  string,
  { body: ReadableStream; headers: Record<string, string> }
>;
let aborted: string[];
let warned: jest.SpyInstance;
let database: CurationDatabase;
let cache: ThumbnailCache;
let packs: BrowserPacks;
let thumbnails: BrowserThumbnails;

beforeEach(async () => {
  bucket = new Map();
  asked = [];
  modes = [];
  slow = new Set();
  endless = new Map();
  aborted = [];
  warned = jest.spyOn(console, 'warn').mockImplementation();
  const opened = await openDatabase();
  if (!opened) {
    throw new Error('No database.');
  }
  database = opened;
  cache = new ThumbnailCache(
    database,
    'place',
    () => 1_000_000,
    () => 0
  );
  packs = new BrowserPacks({ cache, ...fetching() });
  thumbnails = newThumbnails();
});

afterEach(async () => {
  thumbnails.dispose();
  await Promise.all([
    database.clear('thumbnailInfo'),
    database.clear('thumbnailBytes')
  ]);
  database.close();
  warned.mockRestore();
});

function fetching(): Pick<
  ConstructorParameters<typeof BrowserPacks>[0],
  'images' | 'fetch' | 'retry' | 'clock' | 'count'
> {
  return {
    images: {
      sign: async keys =>
        keys.map(key => `https://bucket/${encodeURIComponent(key)}`),
      head: async key => {
        asked.push(`HEAD ${key}`);
        const found = bucket.get(key);
        return found && { etag: found.etag, bytes: found.bytes.length };
      }
    },
    clock: new ManualClock(),
    count: () => undefined,
    retry: retryWithoutWaits(),
    fetch: (async (url: string, init?: RequestInit) => {
      const key = decodeURIComponent(url.slice('https://bucket/'.length));
      asked.push(`GET ${key}`);
      modes.push(init?.cache);
      if (slow.has(key)) {
        await new Promise((_, reject) =>
          init?.signal?.addEventListener('abort', () => {
            aborted.push(key);
            reject(init.signal?.reason as Error);
          })
        );
      }
      const other = endless.get(key);
      if (other) {
        return new Response(other.body, { headers: other.headers });
      }
      const found = bucket.get(key);
      return new Response(found?.bytes as BodyInit | undefined, {
        status: found ? 200 : 404,
        headers: { ETag: found?.etag ?? '' }
      });
    }) as unknown as typeof fetch
  };
}

function newThumbnails(): BrowserThumbnails {
  return new BrowserThumbnails({
    ...fetching(),
    cache,
    packs,
    room: new ByteRoom(1_000_000),
    resizer: {
      resize: async () => ({
        width: 80,
        height: 100,
        picture: aWebp([7])
      }),
      measure: async () => ({ measures: MEASURES }),
      dispose: () => undefined
    }
  });
}

/** The bucket has these images, and a pack of others or of all of them. */
function given(
  packed: readonly PackedThumbnail[] = PATHS.map(aPacked),
  etag = '"pack"'
): void {
  PATHS.forEach(path =>
    bucket.set(keyOf(path), {
      bytes: new Uint8Array(5),
      etag: etagOf(path)
    })
  );
  const encoded = encodePack(packed);
  if ('problem' in encoded) {
    throw new Error(encoded.problem.code);
  }
  bucket.set(PACK, { bytes: encoded.bytes, etag });
}

const offer = (checkedAt = AT, etag = '"pack"'): void =>
  packs.offer({ key: PACK, etag, checkedAt });

/** What a picture is that was made of its original. */
const MADE_OF_ORIGINAL = expect.objectContaining({
  kind: 'ready',
  thumbnail: expect.objectContaining({ width: 80 })
});

/** The widths of the originals, as the cache has them by now. */
async function cachedSizes(): Promise<readonly (number | undefined)[]> {
  const cached = await Promise.all(PATHS.map(path => cache.get(keyOf(path))));
  return cached.map(found => found?.info.width);
}

/** What comes of wants for these images. */
async function opened(
  paths: readonly ImagePath[] = PATHS,
  stamp = AT
): Promise<readonly ThumbnailResult[][]> {
  const results = paths.map(path => {
    const heard: ThumbnailResult[] = [];
    thumbnails.want({ key: keyOf(path), stamp, priority: 0 }, result =>
      heard.push(result)
    );
    return heard;
  });
  await settle();
  return results;
}

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 40; turn++) {
    await new Promise(resolve => setTimeout(resolve, 0));
  }
};

const gets = (): readonly string[] =>
  asked.filter(request => request.startsWith('GET '));

describe('a cold product with a pack', () => {
  it('comes with one GET, and is not requested again', async () => {
    given();
    offer();
    expect(await opened()).toEqual(
      PATHS.map(() => [
        {
          kind: 'ready',
          thumbnail: expect.objectContaining({
            width: 800,
            height: 1000,
            bytes: 5
          })
        }
      ])
    );
    expect(asked).toEqual([`GET ${PACK}`]);
    // It may be rewritten under its URL.
    expect(modes).toEqual(['no-cache']);
    thumbnails.dispose();
    thumbnails = newThumbnails();
    await opened();
    expect(asked).toHaveLength(1);
  });

  it('requests no pack if none was offered for this product', async () => {
    given();
    packs.offer({
      key: 'set/TOP/1005/SKU10/thumbnails.pack',
      etag: '"pack"',
      checkedAt: AT
    });
    await opened(PATHS.slice(0, 2));
    expect(asked).toEqual(PATHS.slice(0, 2).map(path => `GET ${keyOf(path)}`));
  });

  it('neither shows nor stores an image that the catalogue does not name', async () => {
    given([...PATHS, 'text/unnamed.jpg' as const].map(aPacked));
    offer();
    await opened();
    expect(await cache.get(keyOf('text/unnamed.jpg'))).toBeUndefined();
    expect(await database.count('thumbnailInfo')).toBe(PATHS.length);
  });

  it.each([
    ['was checked under another time', LATER],
    ['was never checked', '']
  ])('is shown and asked about where it %s', async (_, checkedAt) => {
    given();
    offer(checkedAt);
    const results = await opened();
    expect(results.map(heard => heard.length)).toEqual(PATHS.map(() => 1));
    expect(asked).toEqual([
      `GET ${PACK}`,
      ...PATHS.map(path => `HEAD ${keyOf(path)}`)
    ]);
  });

  it('is neither shown nor stored if the bucket has another pack than the item names', async () => {
    given();
    offer(AT, '"named"');
    expect(await opened()).toEqual(PATHS.map(() => [MADE_OF_ORIGINAL]));
    expect([...gets()].sort()).toEqual(
      [`GET ${PACK}`, ...PATHS.map(path => `GET ${keyOf(path)}`)].sort()
    );
    expect(packs.trouble(PACK)).toBe('changed');
    expect(await cachedSizes()).toEqual(PATHS.map(() => 80));
  });

  it('receives no byte of a pack that the item does not name', async () => {
    given();
    const pulled = jest.fn();
    const body = new ReadableStream({ pull: pulled }, { highWaterMark: 0 });
    endless.set(PACK, { body, headers: { ETag: '"other"' } });
    offer();
    await opened();
    expect(pulled).not.toHaveBeenCalled();
  });

  it('receives no more of a pack without end than a pack may have', async () => {
    given();
    const chunk = new Uint8Array(1_000_000);
    const pulled = jest.fn(controller => controller.enqueue(chunk));
    const body = new ReadableStream({ pull: pulled });
    endless.set(PACK, { body, headers: { ETag: '"pack"' } });
    offer();
    expect(await opened()).toEqual(PATHS.map(() => [MADE_OF_ORIGINAL]));
    expect(packs.trouble(PACK)).toBe('broken');
    expect(pulled.mock.calls.length).toBeLessThan(12);
  });

  it('does not draw pictures of other sizes than they claim, nor one that is too large', async () => {
    const [wide, huge, moving, cut, right] = PATHS;
    const as = (path: ImagePath, picture: Uint8Array): PackedThumbnail => ({
      ...aPacked(path),
      picture
    });
    given([
      as(wide, webpOf(400, 100)),
      as(huge, jpegOf(16_000, 20_000)),
      as(moving, imageFile('animatedWebp')),
      as(cut, webpOf(307, 384).subarray(0, 20)),
      aPacked(right)
    ]);
    offer();
    const results = await opened([wide, huge, moving, cut, right]);
    expect(results.slice(0, 4)).toEqual(
      Array.from({ length: 4 }, () => [MADE_OF_ORIGINAL])
    );
    expect(results[4]).toMatchObject([{ thumbnail: { width: 800 } }]);
    expect(packs.trouble(PACK)).toBe('incomplete');
  });

  it('replaces a picture whose image was replaced, and reports an image that is gone', async () => {
    given();
    bucket.set(keyOf(PATHS[0]), { bytes: new Uint8Array(9), etag: '"new"' });
    bucket.delete(keyOf(PATHS[1]));
    offer(AT);
    const [first, second, third] = await opened(PATHS.slice(0, 3), LATER);
    expect(first).toMatchObject([
      { kind: 'ready', thumbnail: { width: 800 } },
      { kind: 'ready', thumbnail: { width: 80, bytes: 9 } }
    ]);
    expect(second.at(-1)?.kind).toBe('missing');
    expect(third).toHaveLength(1);
    expect(gets()).toEqual([`GET ${PACK}`, `GET ${keyOf(PATHS[0])}`]);
  });

  it('fetches singly what it does not have', async () => {
    given(PATHS.slice(1).map(aPacked));
    offer();
    await opened();
    expect(asked).toEqual([`GET ${PACK}`, `GET ${keyOf(PATHS[0])}`]);
    expect(packs.trouble(PACK)).toBe('incomplete');
    expect(warned).not.toHaveBeenCalled();
  });

  it.each<[string, string, () => void]>([
    ['missing', 'missing', () => bucket.delete(PACK)],
    [
      'broken',
      'broken',
      () => bucket.set(PACK, { bytes: new Uint8Array(9), etag: '"pack"' })
    ],
    [
      'too large',
      'broken',
      () =>
        bucket.set(PACK, {
          bytes: new Uint8Array(MOST_PACK_BYTES + 1),
          etag: '"pack"'
        })
    ],
    [
      'of another version',
      'broken',
      () => {
        const pack = bucket.get(PACK);
        if (pack) {
          pack.bytes[7]++;
        }
      }
    ]
  ])('is fetched singly where its pack is %s', async (_, trouble, spoil) => {
    given();
    spoil();
    offer();
    const results = await opened();
    expect(results).toEqual(
      PATHS.map(() => [expect.objectContaining({ kind: 'ready' })])
    );
    expect([...gets()].sort()).toEqual(
      [`GET ${PACK}`, ...PATHS.map(path => `GET ${keyOf(path)}`)].sort()
    );
    expect(packs.trouble(PACK)).toBe(trouble);
    expect(warned).toHaveBeenCalledTimes(1);
  });

  it('is read anew once another pack is named', async () => {
    given();
    bucket.delete(PACK);
    offer();
    await opened(PATHS.slice(0, 1));
    given(undefined, '"next"');
    offer(AT, '"next"');
    await opened(PATHS.slice(1));
    expect(packs.trouble(PACK)).toBeUndefined();
    expect(gets()).toEqual([
      ...[`GET ${PACK}`, `GET ${keyOf(PATHS[0])}`, `GET ${PACK}`]
    ]);
  });

  it('is trusted under the time that our own change gave it', async () => {
    given();
    offer();
    await opened(PATHS.slice(0, 1));
    offer(LATER);
    await opened(PATHS.slice(1), LATER);
    expect(asked).toEqual([`GET ${PACK}`]);
  });

  it('is cancelled when the last one leaves, and not before', async () => {
    given();
    slow.add(PACK);
    offer();
    const wants = PATHS.slice(0, 2).map(path =>
      thumbnails.want({ key: keyOf(path), stamp: AT, priority: 0 }, () => 0)
    );
    await settle();
    wants[0]();
    await settle();
    expect(aborted).toEqual([]);
    wants[1]();
    await settle();
    expect(aborted).toEqual([PACK]);
    slow.clear();
    await opened();
    expect(asked).toEqual([`GET ${PACK}`, `GET ${PACK}`]);
  });
});

it('forgets the packs of products that were left long ago', async () => {
  given();
  offer();
  await opened(PATHS.slice(0, 1));
  for (let i = 2; i < 20; i++) {
    packs.offer({
      key: `set/TOP/1005/SKU${i}/thumbnails.pack`,
      etag: '"p"',
      checkedAt: AT
    });
  }
  offer();
  await opened(PATHS.slice(1));
  expect(asked).toEqual([`GET ${PACK}`, `GET ${PACK}`]);
});

describe('what a new pack is made of', () => {
  const images = PATHS.map(path => ({ path, key: keyOf(path) }));

  it('are all pictures from the cache, if they were checked under this stamp', async () => {
    const packed = PATHS.map(aPacked);
    given(packed);
    offer();
    await opened();
    // What is measured of a picture stays in this browser.
    await thumbnails.facts(images.map(({ key }) => key));
    await settle();
    const collected = await packs.collect(images, AT);
    expect(collected?.map(plain)).toEqual(packed.map(plain));
    expect(await packs.collect(images, LATER)).toBeUndefined();
  });

  it('is nothing that others planted in the browser’s storage', async () => {
    const key = new Uint8Array(32).fill(1);
    const sealed = new ThumbnailCache(
      database,
      'place',
      () => 1_000_000,
      () => 0,
      new PictureSeal(Promise.resolve(scriptMac(key)))
    );
    const own = new BrowserPacks({ cache: sealed, ...fetching() });
    const { picture, ...known } = aPacked(PATHS[0]);
    const { path: _path, ...image } = known;
    await sealed.put(keyOf(PATHS[0]), { ...image, stamp: AT }, picture);
    const first = images.slice(0, 1);
    expect(await own.collect(first, AT)).toHaveLength(1);
    await database.put(
      'thumbnailBytes',
      jpegOf(30, 40),
      `place\n${keyOf(PATHS[0])}`
    );
    expect(await own.collect(first, AT)).toBeUndefined();
  });

  it('may be JPEG as well', async () => {
    const [webp, jpeg] = PATHS;
    const picture = jpegOf(307, 384);
    given([aPacked(webp), { ...aPacked(jpeg), picture }]);
    offer();
    await opened([webp, jpeg]);
    const collected = await packs.collect(images.slice(0, 2), AT);
    expect(collected?.map(plain)[1]).toMatchObject({ picture: [...picture] });
  });

  it('are not of another kind, which a pack refuses', async () => {
    given([aPacked(PATHS[0])]);
    offer();
    await opened(PATHS.slice(0, 1));
    const kept = await cache.get(keyOf(PATHS[0]));
    if (kept) {
      await cache.put(
        keyOf(PATHS[0]),
        kept.info,
        Uint8Array.of(0x89, 0x50, 0x4e, 0x47)
      );
    }
    expect(await packs.collect(images.slice(0, 1), AT)).toBeUndefined();
  });

  it('is not there while one is missing', async () => {
    given();
    offer();
    await opened(PATHS.slice(1));
    expect(await packs.collect(images, AT)).toBeUndefined();
    expect(
      await new BrowserPacks({ cache: undefined, ...fetching() }).collect(
        images,
        AT
      )
    ).toBeUndefined();
  });
});

/** Typed arrays of two realms differ. */
function plain({ picture, ...known }: PackedThumbnail): object {
  return { ...known, picture: [...picture] };
}

describe('a pack that is only expected', () => {
  const NAMED = { key: PACK, etag: '"pack"', checkedAt: AT };

  it('is read at once, serves nothing until it is offered, and is not read again', async () => {
    given();
    packs.expect(PACK);
    await settle();
    expect(asked).toEqual([`GET ${PACK}`]);
    await opened(PATHS.slice(0, 1));
    expect(asked).toEqual([`GET ${PACK}`, `GET ${keyOf(PATHS[0])}`]);
    packs.offer(NAMED);
    await opened();
    expect(asked).toHaveLength(2);
    expect(packs.trouble(PACK)).toBeUndefined();
  });

  it('is shown in the turn in which its tiles are rendered, and stored', async () => {
    given();
    packs.expect(PACK);
    await settle();
    packs.offer(NAMED);
    const wants = PATHS.map(path => keyOf(path));
    wants.forEach(key =>
      thumbnails.want({ key, stamp: AT, priority: 0 }, () => undefined)
    );
    expect(wants.map(key => thumbnails.peek(key)?.kind)).toEqual(
      PATHS.map(() => 'ready')
    );
    await settle();
    expect(asked).toEqual([`GET ${PACK}`]);
    expect(await cachedSizes()).toEqual(PATHS.map(() => 800));
  });

  it('is compared with the bucket if the product has changed since it was made', async () => {
    given();
    packs.expect(PACK);
    await settle();
    packs.offer({ ...NAMED, checkedAt: '2023-01-01T00:00:00.000Z' });
    const [key] = PATHS.map(path => keyOf(path));
    thumbnails.want({ key, stamp: AT, priority: 0 }, () => undefined);
    expect(thumbnails.peek(key)).toBeUndefined();
    await settle();
    expect(thumbnails.peek(key)?.kind).toBe('ready');
    expect(asked).toEqual([`GET ${PACK}`, `HEAD ${key}`]);
  });

  it('is not read if the browser has pictures of the product', async () => {
    given();
    await opened(PATHS.slice(0, 1));
    await cache.put(
      keyOf('x.jpg' as ImagePath).replace('SKU1', 'SKU10'),
      {
        stamp: AT,
        etag: '"1"',
        width: 1,
        height: 1,
        bytes: 1
      },
      aWebp([1])
    );
    packs.expect(PACK);
    packs.expect('set/TOP/1005/SKU/thumbnails.pack');
    await settle();
    expect(gets()).toEqual([
      `GET ${keyOf(PATHS[0])}`,
      'GET set/TOP/1005/SKU/thumbnails.pack'
    ]);
    // Nor is it said that there is none: nobody named it.
    expect(warned).not.toHaveBeenCalled();
  });

  it('is neither shown nor stored if its item names another pack', async () => {
    given();
    packs.expect(PACK);
    await settle();
    packs.offer({ ...NAMED, etag: '"named"' });
    expect(await opened()).toEqual(PATHS.map(() => [MADE_OF_ORIGINAL]));
    expect(packs.trouble(PACK)).toBe('changed');
    expect(await cachedSizes()).toEqual(PATHS.map(() => 80));
  });

  it('is cancelled if nobody offers it, and read to the end if somebody does', async () => {
    given();
    slow.add(PACK);
    const end = packs.expect(PACK);
    await settle();
    end();
    await settle();
    expect(aborted).toEqual([PACK]);
    const endAgain = packs.expect(PACK);
    await settle();
    packs.offer(NAMED);
    endAgain();
    // Said of what is offered, nothing happens.
    packs.expect(PACK)();
    await settle();
    expect(aborted).toEqual([PACK]);
    expect(gets()).toHaveLength(2);
  });
});
