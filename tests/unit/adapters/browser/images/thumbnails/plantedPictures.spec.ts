/** @jest-environment node */
import { scriptMac } from '../../../../../../src/adapters/aws/connection/scriptMac';
import { PictureSeal } from '../../../../../../src/adapters/browser/saving/pictureSeal';
import { ThumbnailCache } from '../../../../../../src/adapters/browser/images/thumbnailCache';
import type { CurationDatabase } from '../../../../../../src/adapters/browser/saving/database';
import { openDatabase } from '../../../../../../src/adapters/browser/saving/database';
import { pngOf } from '../../../../../fixtures/imageFiles';
import {
  NEW,
  OLD,
  bucket,
  pictureOf,
  settle,
  someThumbnails,
  urlOf,
  wanted
} from './setUp';

const ID = 'dataset\na.jpg';

let database: CurationDatabase;

beforeEach(async () => {
  database = (await openDatabase()) as CurationDatabase;
});
afterEach(() => database.close());

/** The cache of a page that has a key of the server. */
function sealedCache(key = 1): ThumbnailCache {
  return new ThumbnailCache(
    database,
    'dataset',
    () => 1_000_000,
    () => 0,
    new PictureSeal(Promise.resolve(scriptMac(new Uint8Array(32).fill(key))))
  );
}

const page = (key?: number) => someThumbnails({ cache: sealedCache(key) });

/** Another page has shown the picture, and stored it. */
async function seenBefore(): Promise<void> {
  const thumbnails = page();
  wanted(thumbnails, 'a.jpg');
  await settle();
  thumbnails.dispose();
  expect(await database.get('thumbnailBytes', ID)).toBeDefined();
  bucket.fetched = [];
}

/** What a script of the origin can do: it reads and writes everything, but it has no key. */
async function plant(
  change: object,
  picture?: unknown,
  id = ID
): Promise<void> {
  const info = await database.get('thumbnailInfo', ID);
  await database.put('thumbnailInfo', { ...info, id, ...change } as never);
  const stored = picture ?? (await database.get('thumbnailBytes', ID));
  await database.put('thumbnailBytes', stored as never, id);
}

async function shown(stamp = OLD, key = 'a.jpg'): Promise<readonly string[]> {
  const { results } = wanted(page(), key, stamp);
  await settle();
  return results.map(result => urlOf(result) ?? result.kind);
}

const own = `data:image/png;base64,${Buffer.from(pictureOf('small')).toString('base64')}`;

it('a genuine picture is shown without a request, on the next page too', async () => {
  await seenBefore();
  expect(await shown()).toEqual([own]);
  expect(bucket.fetched).toEqual([]);
});

it('a planted picture is replaced by the image’s own, and forgotten', async () => {
  await seenBefore();
  await plant({}, pictureOf('evil'));
  expect((await shown()).at(-1)).toBe(own);
  expect(bucket.fetched).toEqual(['a.jpg']);
  expect(await database.get('thumbnailBytes', ID)).toEqual(pictureOf('small'));
});

it.each([
  ['under the stamp of another change', { stamp: NEW }, NEW],
  ['with another size', { width: 9 }, OLD],
  ['with another ETag', { etag: '"2"' }, OLD],
  ['without a seal', { seal: undefined }, OLD],
  ['with what was measured on another', { measures: { blur: 1 } }, OLD]
])('a stored picture %s counts for nothing', async (_, change, stamp) => {
  await seenBefore();
  await plant(change);
  await shown(stamp);
  expect(bucket.fetched).toEqual(['a.jpg']);
});

it('a genuine picture of another image counts for nothing', async () => {
  await seenBefore();
  await plant({}, undefined, 'dataset\nb.jpg');
  await shown(OLD, 'b.jpg');
  expect(bucket.fetched).toEqual(['b.jpg']);
});

it('a picture of another person’s page counts for nothing', async () => {
  await seenBefore();
  wanted(page(2), 'a.jpg');
  await settle();
  expect(bucket.fetched).toEqual(['a.jpg']);
});

it('a planted picture that must be checked is fetched, whatever its ETag is', async () => {
  await seenBefore();
  await plant({}, pictureOf('evil'));
  expect((await shown(NEW)).at(-1)).toBe(own);
  expect(bucket.fetched).toEqual(['a.jpg']);
});

it('our own change launders no planted picture', async () => {
  await seenBefore();
  await plant({}, pictureOf('evil'));
  await plant({ hash: 'of evil' });
  await sealedCache().restamp('a.jpg', () => NEW);
  await shown(NEW);
  expect(bucket.fetched).toEqual(['a.jpg']);
});

it('a picture stays genuine if it is checked, measured or used again', async () => {
  await seenBefore();
  const cache = sealedCache();
  await cache.restamp('a.jpg', () => NEW);
  const measures = { blur: 0, hash: '0', colour: '0', grey: '0' };
  await cache.noteMeasures('a.jpg', '"1"', measures);
  const info = await database.get('thumbnailInfo', ID);
  expect(info).toMatchObject({ stamp: NEW, measures });
  await plant({ usedAt: 99 });
  expect(await shown(NEW)).toEqual([own]);
  expect(bucket.fetched).toEqual([]);
});

it.each([
  ['of 20,000 x 20,000 pixels', {}, pngOf(20_000, 20_000)],
  ['that is no picture', {}, new Uint8Array([1, 2, 3])],
  ['that is no bytes', {}, { length: 3 }],
  [
    'with an object in place of a number',
    { width: { toString: 1 } },
    undefined
  ],
  ['with an ETag that is no text', { etag: {} }, undefined]
])('a planted picture %s is never shown', async (_, change, picture) => {
  await seenBefore();
  await plant(change, picture);
  expect(await shown()).toEqual([own]);
  expect(bucket.fetched).toEqual(['a.jpg']);
});
