/**
 * In Node: jsdom 20 has an AbortSignal without throwIfAborted.
 * @jest-environment node
 */
import { MEASURES } from '../../../../../fixtures/pictureMeasures';
import {
  OLD,
  aCache,
  answerOf,
  bucket,
  pictureOf,
  settle,
  someThumbnails,
  wanted
} from './setUp';

const FACTS = { width: 800, height: 1000, measures: MEASURES };

it('tells what is measured of pictures at hand, and fetches nothing', async () => {
  const thumbnails = someThumbnails();
  bucket.answers.set('gone.jpg', async () => answerOf('', 404));
  wanted(thumbnails, 'a.jpg');
  wanted(thumbnails, 'gone.jpg');
  wanted(thumbnails, 'left.jpg');
  await settle();
  const facts = await thumbnails.facts(['a.jpg', 'gone.jpg', 'other.jpg']);
  expect([...facts]).toEqual([
    ['gone.jpg', null],
    ['a.jpg', FACTS]
  ]);
  expect(bucket.fetched).toHaveLength(3);
});

it('stores what was measured with the picture', async () => {
  const first = someThumbnails();
  wanted(first, 'a.jpg');
  await settle();
  await first.facts(['a.jpg']);
  await settle();
  const measure = jest.fn();
  const later = someThumbnails({
    resizer: { resize: jest.fn(), measure, dispose: () => undefined }
  });
  wanted(later, 'a.jpg');
  await settle();
  expect([...(await later.facts(['a.jpg']))]).toEqual([['a.jpg', FACTS]]);
  expect(measure).not.toHaveBeenCalled();
});

it('measures a picture of a pack once, when it is asked about', async () => {
  const cache = aCache();
  const measure = jest.fn(async () => ({ measures: MEASURES }));
  const thumbnails = someThumbnails({
    cache,
    packs: {
      atHand: () => undefined,
      find: async () => ({
        info: { stamp: OLD, etag: '"1"', width: 800, height: 1000, bytes: 5 },
        picture: pictureOf('packed')
      })
    },
    resizer: { resize: jest.fn(), measure, dispose: () => undefined }
  });
  const { results } = wanted(thumbnails, 'a.jpg');
  await settle();
  expect(measure).not.toHaveBeenCalled();
  // Another picture may arrive while it is being measured.
  const asked = [thumbnails.facts(['a.jpg']), thumbnails.facts(['a.jpg'])];
  for (const facts of [...(await Promise.all(asked))]) {
    expect([...facts]).toEqual([['a.jpg', FACTS]]);
  }
  for (let time = 0; time < 2; time++) {
    expect([...(await thumbnails.facts(['a.jpg']))]).toEqual([
      ['a.jpg', FACTS]
    ]);
  }
  await settle();
  expect(measure).toHaveBeenCalledTimes(1);
  // It is the same picture to views.
  expect(results).toHaveLength(1);
  expect((await cache.get('a.jpg'))?.info.measures).toEqual(MEASURES);
});

it('says nothing of sharpness if a picture cannot be measured', async () => {
  const measure = jest.fn(async () => ({
    problem: { code: 'not-decodable' as const }
  }));
  const thumbnails = someThumbnails({
    packs: {
      atHand: () => undefined,
      find: async () => ({
        info: { stamp: OLD, etag: '"1"', width: 800, height: 1000, bytes: 5 },
        picture: pictureOf('packed')
      })
    },
    resizer: {
      resize: jest.fn(),
      measure,
      dispose: () => undefined
    }
  });
  wanted(thumbnails, 'a.jpg');
  await settle();
  expect([...(await thumbnails.facts(['a.jpg']))]).toEqual([
    ['a.jpg', { width: 800, height: 1000 }]
  ]);
  await thumbnails.facts(['a.jpg']);
  expect(measure).toHaveBeenCalledTimes(1);
});
