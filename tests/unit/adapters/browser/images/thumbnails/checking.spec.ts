/**
 * In Node: jsdom 20 has an AbortSignal without throwIfAborted.
 * @jest-environment node
 */
import {
  NEW,
  OLD,
  aCache,
  answerOf,
  bucket,
  pictureOf,
  settle,
  someThumbnails,
  wanted
} from './setUp';

it('checks the ETag under a new stamp, and fetches only what was replaced', async () => {
  const thumbnails = someThumbnails();
  wanted(thumbnails, 'a.jpg').drop();
  const filled = wanted(thumbnails, 'a.jpg');
  await settle();
  filled.drop();
  bucket.fetched = [];
  const same = wanted(thumbnails, 'a.jpg', NEW);
  await settle();
  expect(same.results).toMatchObject([{ kind: 'ready' }]);
  expect(bucket.fetched).toEqual([]);
  same.drop();

  bucket.etag = '"2"';
  const other = wanted(thumbnails, 'a.jpg', '2024-01-03T00:00:00.000Z');
  await settle();
  expect(other.results).toMatchObject([{ kind: 'ready' }, { kind: 'ready' }]);
  expect(bucket.fetched).toEqual(['a.jpg']);
  other.drop();

  bucket.etag = undefined;
  const gone = wanted(thumbnails, 'a.jpg', '2024-01-04T00:00:00.000Z');
  await settle();
  expect(gone.results.map(result => result.kind)).toEqual(['ready', 'missing']);
});

describe('the browser’s own cache', () => {
  const at = (minutes: number): Record<string, string> => ({
    Date: new Date(bucket.clock.now() + minutes * 60_000).toUTCString()
  });
  const changed = (minutes: number): string =>
    new Date(bucket.clock.now() + minutes * 60_000).toISOString();

  it('may serve what is asked for', async () => {
    bucket.answers.set('a.jpg', async () => answerOf('bytes', 200, at(-10)));
    wanted(someThumbnails(), 'a.jpg', changed(-20));
    await settle();
    expect(bucket.cacheModes).toEqual(['default']);
  });

  it('is bypassed if the object was replaced', async () => {
    const first = someThumbnails();
    wanted(first, 'a.jpg');
    await settle();
    first.dispose();
    bucket.etag = '"2"';
    wanted(someThumbnails(), 'a.jpg', NEW);
    await settle();
    expect(bucket.cacheModes).toEqual(['default', 'reload']);
  });

  it('never serves bytes from before the product’s last change', async () => {
    bucket.answers.set('a.jpg', async () =>
      bucket.cacheModes.at(-1) === 'reload'
        ? answerOf('bytes', 200, { ...at(0), ETag: '"2"' })
        : answerOf('bytes', 200, at(-10))
    );
    wanted(someThumbnails(), 'a.jpg', changed(-5));
    await settle();
    expect(bucket.cacheModes).toEqual(['default', 'reload']);
    expect(await aCache().get('a.jpg')).toMatchObject({
      info: { etag: '"2"' }
    });
  });

  it('is not bypassed because of a time that another program made up', async () => {
    bucket.answers.set('a.jpg', async () => answerOf('bytes', 200, at(0)));
    wanted(someThumbnails(), 'a.jpg', changed(600));
    wanted(someThumbnails({ cache: undefined }), 'a.jpg', 'yesterday');
    await settle();
    expect(bucket.cacheModes).toEqual(['default', 'default']);
  });
});

it('trusts what was checked after our own change', async () => {
  const thumbnails = someThumbnails();
  const want = wanted(thumbnails, 'a.jpg');
  await settle();
  want.drop();
  await thumbnails.restamp(['a.jpg', 'never seen.jpg'], OLD, NEW);
  bucket.etag = 'never asked for';
  bucket.fetched = [];
  const after = wanted(thumbnails, 'a.jpg', NEW);
  await settle();
  expect(after.results).toMatchObject([{ kind: 'ready' }]);
  expect(bucket.fetched).toEqual([]);
});

it('checks old pictures in turn, so that they leave a connection to saves', async () => {
  const keys = Array.from({ length: 20 }, (_, at) => `${at}.jpg`);
  const cache = aCache();
  const info = { stamp: OLD, etag: '"1"', width: 1, height: 1, bytes: 1 };
  await Promise.all(keys.map(key => cache.put(key, info, pictureOf('x'))));
  let asking = 0;
  let most = 0;
  // None is answered before five are asked, however slowly the cache answers.
  let answer = (): void => undefined;
  const fiveAsked = new Promise<void>(resolve => (answer = resolve));
  const thumbnails = someThumbnails({
    cache,
    images: {
      sign: async () => [],
      head: async () => {
        most = Math.max(most, (asking += 1));
        if (asking === 5) {
          setTimeout(answer, 0);
        }
        await fiveAsked;
        asking -= 1;
        return { etag: '"1"', bytes: 1 };
      }
    }
  });
  const wants = keys.map(key => wanted(thumbnails, key, NEW));
  await thumbnails.visibleLoaded();
  expect(wants.every(({ results }) => results[0]?.kind === 'ready')).toBe(true);
  expect(most).toBe(5);
});

it('shows the old picture while it cannot be checked', async () => {
  wanted(someThumbnails(), 'a.jpg');
  await settle();
  bucket.offline = true;
  const warned = jest.spyOn(console, 'warn').mockReturnValue(undefined);
  const { results } = wanted(someThumbnails(), 'a.jpg', NEW);
  await settle();
  expect(results.map(({ kind }) => kind)).toEqual(['ready']);
  expect(warned).toHaveBeenCalledTimes(1);
  warned.mockRestore();
  // It was not checked, so the next one checks again.
  bucket.offline = false;
  bucket.etag = undefined;
  const next = wanted(someThumbnails(), 'a.jpg', NEW);
  await settle();
  expect(next.results.map(({ kind }) => kind)).toEqual(['ready', 'missing']);
});

it('checks what is shown when the product turns out to be newer', async () => {
  const thumbnails = someThumbnails();
  const { results } = wanted(thumbnails, 'a.jpg');
  await settle();
  thumbnails.recheck(['a.jpg', 'nobody wants.jpg'], OLD);
  await settle();
  expect(bucket.heads).toEqual([]);
  bucket.etag = '"2"';
  thumbnails.recheck(['a.jpg'], NEW);
  await settle();
  expect(bucket.heads).toEqual(['a.jpg']);
  expect(bucket.fetched).toEqual(['a.jpg', 'a.jpg']);
  expect(results).toHaveLength(2);
});

it('checks what was on its way when the product turned out to be newer', async () => {
  const thumbnails = someThumbnails();
  wanted(thumbnails, 'a.jpg');
  await Promise.resolve();
  let answer: () => void = () => undefined;
  bucket.answers.set(
    'b.jpg',
    () => new Promise(resolve => (answer = () => resolve(answerOf('bytes'))))
  );
  wanted(thumbnails, 'b.jpg');
  await settle();
  thumbnails.recheck(['b.jpg'], NEW);
  answer();
  await settle();
  expect(bucket.heads).toEqual(['b.jpg']);
});

it('asks packs before the bucket, and trusts them no more than the cache', async () => {
  const info = { etag: '"1"', width: 8, height: 10, bytes: 5 };
  const asked: string[] = [];
  const thumbnails = someThumbnails({
    packs: {
      atHand: () => undefined,
      find: async key => {
        asked.push(key);
        return key === 'none.jpg'
          ? undefined
          : {
              info: { ...info, stamp: key === 'old.jpg' ? 'before' : OLD },
              picture: pictureOf('packed')
            };
      }
    }
  });
  const wants = ['here.jpg', 'old.jpg', 'none.jpg'].map(key =>
    wanted(thumbnails, key)
  );
  await settle();
  expect(wants.map(({ results }) => results.length)).toEqual([1, 1, 1]);
  expect(asked).toEqual(['here.jpg', 'old.jpg', 'none.jpg']);
  expect(bucket.heads).toEqual(['old.jpg']);
  expect(bucket.fetched).toEqual(['none.jpg']);
  // It is stored like any other.
  expect(await aCache().get('here.jpg')).toBeDefined();
});
