/**
 * In Node: jsdom 20 has an AbortSignal without throwIfAborted.
 * @jest-environment node
 */
import type { LoadAhead } from '../../../../../../src/adapters/browser/images/loadAhead';
import {
  NEW,
  OLD,
  answerOf,
  bucket,
  refusalOf,
  settle,
  someThumbnails,
  urlOf,
  wanted
} from './setUp';

/** Writes down what the page starts and stops to load. */
function aPage(): { load: LoadAhead; log: string[] } {
  const log: string[] = [];
  const load: LoadAhead = url => {
    const loaded = url();
    log.push(`load ${loaded}`);
    return () => log.push(`end ${loaded}`);
  };
  return { load, log };
}

it('prefetches pictures after what is visible, and shows them at once', async () => {
  const thumbnails = someThumbnails();
  const arrived: [string, boolean][] = [];
  const near = (key: string): (() => void) =>
    thumbnails.prefetch({ key, stamp: OLD, priority: 0 }, 'next', ready =>
      arrived.push([key, ready])
    );
  bucket.answers.set('gone.jpg', async () => answerOf('', 404));
  const drops = ['near.jpg', 'gone.jpg'].map(near);
  wanted(thumbnails, 'sight.jpg');
  await settle();
  expect(bucket.fetched).toEqual(['sight.jpg', 'near.jpg', 'gone.jpg']);
  expect(new Map(arrived)).toEqual(
    new Map([
      ['near.jpg', true],
      ['gone.jpg', false]
    ])
  );

  const shown = wanted(thumbnails, 'near.jpg');
  expect(shown.results).toMatchObject([{ kind: 'ready' }]);
  shown.drop();
  drops.forEach(drop => drop());
  expect(wanted(thumbnails, 'near.jpg').results).toHaveLength(1);
  near('near.jpg');
  expect(arrived[2]).toEqual(['near.jpg', true]);
  expect(bucket.fetched).toHaveLength(3);
});

it('peeks at what the next want gets, and loads it for the page while it may be shown soon', async () => {
  const page = aPage();
  const thumbnails = someThumbnails({ loadAhead: page.load });
  expect(thumbnails.peek('a.jpg')).toBeUndefined();
  const shown = wanted(thumbnails, 'a.jpg');
  expect(thumbnails.peek('a.jpg')).toBeUndefined();
  await settle();
  expect(thumbnails.peek('a.jpg')).toBe(shown.results[0]);
  // A view that shows it loads it itself.
  expect(page.log).toEqual([]);

  const near = (): (() => void) =>
    thumbnails.prefetch(
      { key: 'a.jpg', stamp: OLD, priority: 0 },
      'next',
      () => undefined
    );
  const drops = [near(), near()];
  await settle();
  const url = urlOf(shown.results[0]);
  expect(page.log).toEqual([`load ${url}`]);
  shown.drop();
  const again = wanted(thumbnails, 'a.jpg');
  expect(again.results[0]).toBe(shown.results[0]);
  again.drop();
  expect(page.log).toHaveLength(1);
  drops.forEach(drop => drop());
  expect(page.log).toEqual([`load ${url}`, `end ${url}`]);
  // It is in memory, but no view wants it.
  expect(thumbnails.peek('a.jpg')).toBeUndefined();
  near();
  await settle();
  expect(page.log).toHaveLength(3);
  thumbnails.dispose();
  expect(page.log.at(-1)).toBe(`end ${url}`);
  expect(bucket.fetched).toEqual(['a.jpg']);
});

it('loads nothing for the page until everything visible is loaded', async () => {
  const page = aPage();
  const thumbnails = someThumbnails({ loadAhead: page.load });
  wanted(thumbnails, 'a.jpg').drop();
  const first = wanted(thumbnails, 'a.jpg');
  await settle();
  first.drop();
  let answer: (response: Response) => void = () => undefined;
  bucket.answers.set('b.jpg', () => new Promise(resolve => (answer = resolve)));
  wanted(thumbnails, 'b.jpg');
  await settle();
  thumbnails.prefetch(
    { key: 'a.jpg', stamp: OLD, priority: 0 },
    'recent',
    () => undefined
  );
  await settle();
  expect(page.log).toEqual([]);
  answer(answerOf('bytes'));
  await settle();
  expect(page.log).toHaveLength(1);
});

it('loads for the page what replaces a prefetched picture', async () => {
  const page = aPage();
  const thumbnails = someThumbnails({ loadAhead: page.load });
  thumbnails.prefetch(
    { key: 'a.jpg', stamp: OLD, priority: 0 },
    'next',
    () => undefined
  );
  await settle();
  const before = thumbnails.peek('a.jpg');
  bucket.etag = '"2"';
  thumbnails.recheck(['a.jpg'], NEW);
  await settle();
  expect(page.log.map(line => line.split(' ')[0])).toEqual([
    ...['load', 'end', 'load']
  ]);
  expect(thumbnails.peek('a.jpg')).not.toBe(before);
});

it('drops prefetches that are no longer wanted, and lets saves go first', async () => {
  let end: () => void = () => undefined;
  const thumbnails = someThumbnails();
  thumbnails.yieldTo(new Promise<void>(resolve => (end = resolve)));
  const drop = thumbnails.prefetch(
    { key: 'a.jpg', stamp: OLD, priority: 0 },
    'next',
    () => undefined
  );
  thumbnails.prefetch(
    { key: 'b.jpg', stamp: OLD, priority: 1 },
    'next',
    () => undefined
  );
  await settle();
  expect(bucket.fetched).toEqual([]);
  drop();
  end();
  await settle();
  expect(bucket.fetched).toEqual(['b.jpg']);
});

it('tries again for a view what failed as a prefetch', async () => {
  bucket.denied.add('a.jpg');
  bucket.answers.set('a.jpg', async () =>
    answerOf(refusalOf('AccessDenied'), 403)
  );
  const thumbnails = someThumbnails();
  const arrived = jest.fn();
  const drop = thumbnails.prefetch(
    { key: 'a.jpg', stamp: OLD, priority: 0 },
    'next',
    arrived
  );
  await settle();
  expect(arrived).toHaveBeenCalledWith(false);
  bucket.answers.clear();
  const { results } = wanted(thumbnails, 'a.jpg');
  drop();
  await settle();
  expect(results).toMatchObject([{ kind: 'ready' }]);
});
