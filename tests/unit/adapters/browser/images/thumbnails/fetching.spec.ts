/**
 * In Node: jsdom 20 has an AbortSignal without throwIfAborted.
 * @jest-environment node
 */
import { requestsOf } from '../../../../../../src/domain/connection/cost/usage';
import {
  aCache,
  answerOf,
  bucket,
  refusalOf,
  settle,
  someThumbnails,
  wanted
} from './setUp';
import { pictureText } from '../../../../../../src/words/errors';
import { PLAIN } from '../../../../../../src/words/trans';
import { NotAllowed } from '../../../../../../src/domain/errors';

it('fetches once, and not again until somebody changes the product', async () => {
  const first = someThumbnails();
  const want = wanted(first, 'a.jpg');
  await settle();
  expect(want.results).toMatchObject([
    { kind: 'ready', thumbnail: { width: 800, height: 1000, bytes: 5 } }
  ]);
  first.dispose();
  const second = someThumbnails();
  const again = wanted(second, 'a.jpg');
  await settle();
  expect(again.results).toMatchObject([{ kind: 'ready' }]);
  expect(bucket.fetched).toEqual(['a.jpg']);
});

it('reports what is missing, unreadable or refused, and stores none of it', async () => {
  bucket.answers.set('gone.jpg', async () => answerOf('', 404));
  bucket.answers.set('text.jpg', async () => answerOf('no image'));
  bucket.answers.set('secret.jpg', async () => answerOf('', 403));
  const thumbnails = someThumbnails();
  const wants = ['gone.jpg', 'text.jpg', 'secret.jpg'].map(key =>
    wanted(thumbnails, key)
  );
  await settle();
  expect(wants.map(({ results }) => results[0]?.kind)).toEqual([
    'missing',
    'unreadable',
    'failed'
  ]);
  expect(wants[1].results[0]).toHaveProperty('file', 'text');
  expect((await thumbnails.usage()).bytes).toBe(0);
});

it('counts requests and received bytes by key', async () => {
  bucket.answers.set('gone.jpg', async () => answerOf('', 404));
  bucket.answers.set('busy.jpg', async () => answerOf('', 503));
  bucket.answers.set('cut.jpg', async () => {
    throw new TypeError('Failed to fetch');
  });
  const thumbnails = someThumbnails();
  for (const key of ['a.jpg', 'gone.jpg', 'busy.jpg', 'cut.jpg']) {
    wanted(thumbnails, key);
    await settle();
  }
  wanted(thumbnails, 'never sent.jpg').drop();
  await settle();
  const of = (key: string): object[] =>
    bucket.counted
      .filter(({ target }) => target?.kind === 'object' && target.key === key)
      .map(({ usage }) => ({
        requests: requestsOf(usage),
        billed: usage.s3Reads,
        bytes: usage.s3Bytes
      }));
  const unanswered = { requests: 1, billed: 1, bytes: 0 };
  expect(of('a.jpg')).toEqual([{ requests: 1, billed: 1, bytes: 5 }]);
  expect(of('gone.jpg')).toEqual([unanswered]);
  expect(of('busy.jpg')).toEqual(Array(4).fill({ ...unanswered, billed: 0 }));
  expect(of('cut.jpg')).toEqual(Array(4).fill(unanswered));
  expect(bucket.counted).toHaveLength(bucket.fetched.length);
});

it('signs once more if a URL is refused, with the store’s clock and credentials corrected', async () => {
  bucket.expiring.add('a.jpg');
  bucket.answers.set('odd.jpg', async () =>
    answerOf(refusalOf('ExpiredToken'), 400)
  );
  const thumbnails = someThumbnails();
  const wants = ['a.jpg', 'odd.jpg'].map(key => wanted(thumbnails, key));
  await settle();
  expect(wants.map(({ results }) => results[0])).toMatchObject([
    { kind: 'ready' },
    {
      kind: 'failed',
      reason: { code: 'address-refused', said: '400 ExpiredToken' }
    }
  ]);
  expect([...bucket.fetched].sort()).toEqual([
    'a.jpg',
    'a.jpg too early',
    'odd.jpg',
    'odd.jpg'
  ]);
  expect([...bucket.heads].sort()).toEqual(['a.jpg', 'odd.jpg']);
});

it('reports what may not be read, in the store’s words, and sends no more requests', async () => {
  bucket.denied.add('secret.jpg');
  bucket.answers.set('secret.jpg', async () =>
    answerOf(refusalOf('AccessDenied'), 403)
  );
  const { results } = wanted(someThumbnails(), 'secret.jpg');
  await settle();
  expect(results).toEqual([
    {
      kind: 'failed',
      reason: { code: 'error', error: expect.any(NotAllowed) }
    }
  ]);
  const [failed] = results;
  expect(failed.kind === 'failed' && pictureText(failed.reason, PLAIN)).toBe(
    'You may not s3:GetObject on secret.jpg. Ask an administrator.'
  );
  expect(bucket.fetched).toEqual(['secret.jpg']);
});

it('tells a missing bucket and an archived image from a missing image', async () => {
  const NAMED: readonly (readonly [number, string, string, object?])[] = [
    [404, 'NoSuchKey', 'missing'],
    [
      404,
      'NoSuchBucket',
      'failed',
      { code: 'answer-strange', said: '404 NoSuchBucket' }
    ],
    [403, 'InvalidObjectState', 'failed', { code: 'archived' }]
  ];
  for (const [status, code, kind, reason] of NAMED) {
    bucket.answers.set(code, async () => answerOf(refusalOf(code), status));
    const { results } = wanted(someThumbnails(), code);
    await settle();
    expect(results).toEqual([{ kind, ...(reason && { reason }) }]);
  }
  expect(bucket.heads).toEqual([]);
});

it.each([
  ['asks for fewer requests', async () => answerOf('', 503)],
  ['asks for fewer by another status', async () => answerOf('', 429)],
  ['fails on its own side', async () => answerOf('', 500)],
  [
    'is cut off',
    async () => {
      throw new TypeError('Failed to fetch');
    }
  ]
])('retries if the bucket %s, four attempts at most', async (_, trouble) => {
  let troubles = 3;
  bucket.answers.set('a.jpg', async () =>
    troubles-- > 0 ? trouble() : answerOf('bytes')
  );
  const thumbnails = someThumbnails();
  const first = wanted(thumbnails, 'a.jpg');
  await settle();
  expect(first.results).toMatchObject([{ kind: 'ready' }]);
  bucket.answers.set('b.jpg', trouble);
  const second = wanted(thumbnails, 'b.jpg');
  await settle();
  expect(second.results).toMatchObject([{ kind: 'failed' }]);
  expect(bucket.fetched.filter(key => key === 'b.jpg')).toHaveLength(4);
});

it('gives up a request without an answer, and goes on with the next', async () => {
  const keys = ['1', '2', '3', '4', '5'];
  keys.forEach(key =>
    bucket.answers.set(key, () => new Promise(() => undefined))
  );
  const thumbnails = someThumbnails();
  const wants = keys.map(key => wanted(thumbnails, key));
  const next = wanted(thumbnails, 'next.jpg');
  for (let tries = 0; tries < 4; tries++) {
    await settle();
    expect(next.results).toEqual([]);
    bucket.clock.advance(120_000);
  }
  await settle();
  expect(wants.map(({ results }) => results[0])).toEqual(
    keys.map(() => ({ kind: 'failed', reason: { code: 'bucket-slow' } }))
  );
  expect(next.results).toMatchObject([{ kind: 'ready' }]);
});

it('stores nothing of an image whose bytes broke off', async () => {
  bucket.answers.set('cut.jpg', async () => ({
    ...answerOf('bytes'),
    ok: true,
    arrayBuffer: () => Promise.reject(new TypeError('network error'))
  }));
  const thumbnails = someThumbnails();
  const { results } = wanted(thumbnails, 'cut.jpg');
  await settle();
  expect(bucket.fetched).toEqual(Array(4).fill('cut.jpg'));
  expect(results).toMatchObject([
    { kind: 'failed', reason: { code: 'bucket-silent' } }
  ]);
  expect((await thumbnails.usage()).bytes).toBe(0);
});

it('shows half an image if no more comes, and never stores it', async () => {
  const half = (): Promise<Response> =>
    Promise.resolve(answerOf('half', 200, { 'Content-Length': '5' }));
  bucket.answers.set('a.jpg', half);
  const thumbnails = someThumbnails();
  const first = wanted(thumbnails, 'a.jpg');
  await settle();
  expect(bucket.fetched).toHaveLength(4);
  expect(first.results).toMatchObject([{ kind: 'ready' }]);
  expect((await thumbnails.usage()).bytes).toBe(0);
  first.drop();
  bucket.answers.clear();
  const again = wanted(thumbnails, 'a.jpg');
  await settle();
  expect(bucket.fetched).toHaveLength(5);
  expect(again.results).toHaveLength(2);
});

it('stores nothing of what was aborted', async () => {
  bucket.answers.set('a.jpg', () => new Promise(() => undefined));
  const thumbnails = someThumbnails();
  const { drop } = wanted(thumbnails, 'a.jpg');
  await settle();
  drop();
  await settle();
  expect((await thumbnails.usage()).bytes).toBe(0);
  expect(await aCache().get('a.jpg')).toBeUndefined();
});

it('works without a cache', async () => {
  const thumbnails = someThumbnails({ cache: undefined });
  const want = wanted(thumbnails, 'a.jpg');
  await settle();
  expect(want.results).toMatchObject([{ kind: 'ready' }]);
});
