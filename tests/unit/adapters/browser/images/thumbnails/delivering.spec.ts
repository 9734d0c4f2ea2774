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
  settle,
  small,
  someThumbnails,
  urlOf,
  wanted
} from './setUp';

it('delivers pictures in batches, and all the rest with the last one', async () => {
  jest.useFakeTimers({
    doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask']
  });
  const ends = new Map<string, () => void>();
  const thumbnails = someThumbnails({
    cache: undefined,
    resize: async image => {
      const found = await small(image);
      await new Promise<void>(resolve => ends.set(String(ends.size), resolve));
      return found;
    }
  });
  const shown = ['a', 'b', 'c', 'd'].map(key => wanted(thumbnails, key));
  const heard = (): readonly number[] =>
    shown.map(({ results }) => results.length);
  let isThere = false;
  void thumbnails.visibleLoaded().then(() => (isThere = true));
  await settle();
  ends.get('0')?.();
  await settle();
  expect(heard()).toEqual([1, 0, 0, 0]);
  ends.get('1')?.();
  await settle();
  expect(heard()).toEqual([1, 0, 0, 0]);
  // A view that left is told nothing, and is not waited for.
  shown[1].drop();
  shown[3].drop();
  expect(isThere).toBe(false);
  ends.get('2')?.();
  await settle();
  expect(heard()).toEqual([1, 0, 1, 0]);
  expect(isThere).toBe(true);
  await thumbnails.visibleLoaded();
  jest.useRealTimers();
});

it('stores pictures when nothing visible is on its way', async () => {
  const cache = aCache();
  const thumbnails = someThumbnails({ cache });
  let answer: (response: Response) => void = () => undefined;
  bucket.answers.set('b.jpg', () => new Promise(resolve => (answer = resolve)));
  const a = wanted(thumbnails, 'a.jpg');
  wanted(thumbnails, 'b.jpg');
  await settle();
  expect(a.results).toHaveLength(1);
  expect(await cache.get('a.jpg')).toBeUndefined();
  answer(answerOf('bytes'));
  await settle();
  expect(await cache.get('a.jpg')).toBeDefined();
  expect(await cache.get('b.jpg')).toBeDefined();
});

it('shows a picture by its bytes and their type', async () => {
  const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, ...Array(20_000).fill(7));
  const thumbnails = someThumbnails({
    cache: undefined,
    resize: async image => ({
      picture: image.length === 4 ? Uint8Array.of(0, 1) : jpeg,
      width: 800,
      height: 1000
    })
  });
  bucket.answers.set('other.jpg', async () => answerOf('four'));
  const wants = ['a.jpg', 'other.jpg'].map(key => wanted(thumbnails, key));
  await settle();
  expect(wants.map(({ results }) => urlOf(results[0]))).toEqual([
    `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`,
    // A browser that can encode neither makes PNG.
    'data:image/png;base64,AAE='
  ]);
});

it('makes no object URL over many products that are prefetched, shown and left', async () => {
  // Each object URL is a request to another process and has to be revoked.
  const objectUrl = jest.spyOn(URL, 'createObjectURL');
  const thumbnails = someThumbnails();
  const keysOf = (product: number): string[] =>
    ['a', 'b', 'c', 'd'].map(name => `${product}/${name}`);
  const near = (product: number): (() => void)[] =>
    keysOf(product).map(key =>
      thumbnails.prefetch(
        { key, stamp: OLD, priority: 0 },
        'next',
        () => undefined
      )
    );
  let coming = near(0);
  for (let product = 0; product < 40; product++) {
    const shown = keysOf(product).map(key => wanted(thumbnails, key));
    const next = near(product + 1);
    // Every third is left before its pictures have come.
    if (product % 3 > 0) {
      await settle();
      expect(shown.flatMap(({ results }) => results.map(urlOf))).toEqual(
        keysOf(product).map(() => expect.stringMatching(/^data:/))
      );
    }
    // By then its item is known to be newer.
    thumbnails.recheck(keysOf(product), NEW);
    coming.forEach(drop => drop());
    coming = next;
    shown.forEach(({ drop }) => drop());
  }
  coming.forEach(drop => drop());
  await settle();
  thumbnails.dispose();
  expect(objectUrl).not.toHaveBeenCalled();
});
