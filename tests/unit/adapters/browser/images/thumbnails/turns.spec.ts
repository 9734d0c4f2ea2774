/**
 * In Node: jsdom 20 has an AbortSignal without throwIfAborted.
 * @jest-environment node
 */
import { Unreachable } from '../../../../../../src/domain/errors';
import {
  OLD,
  answerOf,
  bucket,
  pictureOf,
  settle,
  small,
  someThumbnails,
  wanted
} from './setUp';
import { saying } from '../../../../../support/english';

it('shares one fetch among all who want it', async () => {
  const thumbnails = someThumbnails();
  const [one, two] = [wanted(thumbnails, 'a.jpg'), wanted(thumbnails, 'a.jpg')];
  await settle();
  expect(bucket.fetched).toEqual(['a.jpg']);
  expect(one.results).toHaveLength(1);
  expect(two.results).toHaveLength(1);
});

it('makes room for saves: two at a time during one, the most urgent first', async () => {
  const open: (() => void)[] = [];
  const keys = ['0', '1', '2', '3', '4', '5', '6', '7'];
  keys.forEach(key =>
    bucket.answers.set(
      key,
      () => new Promise(answer => open.push(() => answer(answerOf('bytes'))))
    )
  );
  const thumbnails = someThumbnails();
  let end: () => void = () => undefined;
  thumbnails.yieldTo(new Promise<void>(resolve => (end = resolve)));
  thumbnails.yieldTo(Promise.reject(new Unreachable(...saying('offline'))));
  keys.forEach((key, at) =>
    thumbnails.want({ key, stamp: OLD, priority: -at }, () => undefined)
  );
  await settle();
  expect(bucket.fetched).toHaveLength(2);
  open.shift()?.();
  await settle();
  expect(bucket.fetched).toHaveLength(3);
  // Those that begin later are the most urgent of those that wait.
  expect(bucket.fetched[2]).toBe('7');
  end();
  await settle();
  expect(bucket.fetched).toHaveLength(6);
  expect(bucket.fetched.slice(3)).toEqual(['6', '5', '4']);
});

it('fetches five at a time, and nothing that nobody wants any more', async () => {
  const keys = Array.from({ length: 500 }, (_, at) => `${at}.jpg`);
  keys.forEach(key =>
    bucket.answers.set(key, () => new Promise(() => undefined))
  );
  const thumbnails = someThumbnails();
  const wants = keys.map(key => wanted(thumbnails, key));
  await settle();
  expect(bucket.fetched).toHaveLength(5);
  wants.forEach(({ drop }) => drop());
  await settle();
  expect(bucket.fetched).toHaveLength(5);
  const next = wanted(thumbnails, 'next.jpg');
  await settle();
  expect(next.results).toMatchObject([{ kind: 'ready' }]);
});

it('fetches the next images while earlier ones are decoded', async () => {
  let decode = (): void => undefined;
  const decoding = new Promise<void>(resolve => (decode = resolve));
  const thumbnails = someThumbnails({
    resize: async image => {
      await decoding;
      return small(image);
    }
  });
  let send = (): void => undefined;
  const sent = new Promise<void>(resolve => (send = resolve));
  const keys = Array.from({ length: 24 }, (_, at) => `${at}.jpg`);
  keys.forEach(key =>
    bucket.answers.set(key, async () => {
      await sent;
      return answerOf('bytes');
    })
  );
  const wants = keys.map(key => wanted(thumbnails, key));
  await settle();
  expect(bucket.fetched).toEqual(keys.slice(0, 5));
  send();
  await settle();
  // Not all of them: what is received waits for its decoding.
  expect(bucket.fetched).toEqual(keys.slice(0, 20));
  decode();
  await settle();
  expect(wants.map(({ results }) => results[0]?.kind)).toEqual(
    keys.map(() => 'ready')
  );
});

it('shares a running decoding with a want that comes back, and stores its picture', async () => {
  let decode: () => void = () => undefined;
  const thumbnails = someThumbnails({
    resize: async () => {
      await new Promise<void>(resolve => (decode = resolve));
      return {
        picture: pictureOf('small'),
        width: 800,
        height: 1000
      };
    }
  });
  wanted(thumbnails, 'a.jpg');
  const left = wanted(thumbnails, 'b.jpg');
  await settle();
  left.drop();
  const back = wanted(thumbnails, 'b.jpg');
  decode();
  await settle();
  expect(bucket.fetched).toEqual(['a.jpg', 'b.jpg']);
  expect(back.results).toMatchObject([{ kind: 'ready' }]);
  back.drop();

  // Now nobody waits for it any more.
  wanted(thumbnails, 'c.jpg');
  const gone = wanted(thumbnails, 'd.jpg');
  await settle();
  gone.drop();
  decode();
  await settle();
  expect(wanted(thumbnails, 'd.jpg').results).toMatchObject([
    { kind: 'ready' }
  ]);
});

it('receives no more bytes of huge images than it has room for', async () => {
  const keys = Array.from({ length: 8 }, (_, at) => `${at}.jpg`);
  const read: string[] = [];
  keys.forEach(key =>
    bucket.answers.set(key, async () => huge(90_000_000, () => read.push(key)))
  );
  const made: (() => void)[] = [];
  const thumbnails = someThumbnails({
    resize: image =>
      new Promise(resolve => made.push(() => resolve(small(image))))
  });
  keys.forEach(key =>
    thumbnails.want({ key, stamp: OLD, priority: 0 }, () => undefined)
  );
  await settle();
  // Two have come; of five more, the answers wait without their bytes.
  expect(bucket.fetched).toHaveLength(7);
  expect(read).toEqual(['0.jpg', '1.jpg']);
  // It may take longer than an image may take to come.
  expect(made).toHaveLength(2);
  bucket.clock.advance(10 * 60_000);
  made[0]();
  await settle();
  expect(read).toEqual(['0.jpg', '1.jpg', '2.jpg']);
  // Whoever leaves the product gives its room back.
  thumbnails.dispose();
});

it('lets no more images grow beyond what they announced than it has room for', async () => {
  const keys = Array.from({ length: 5 }, (_, at) => `long${at}.jpg`);
  const grown = new Set<string>();
  keys.forEach(key =>
    bucket.answers.set(key, async () => compressed(() => grown.add(key)))
  );
  const thumbnails = someThumbnails();
  keys.forEach(key =>
    thumbnails.want({ key, stamp: OLD, priority: 0 }, () => undefined)
  );
  await settle();
  expect(bucket.fetched).toHaveLength(5);
  // Each may become as long as an image may be, and there is room for two.
  expect([...grown]).toEqual(['long0.jpg', 'long1.jpg']);
  thumbnails.dispose();
});

/** An answer that is longer than announced, as one that was compressed is, and never ends. */
function compressed(grown: () => void): Response {
  let chunks = 0;
  const body = new ReadableStream(
    {
      pull(controller) {
        chunks++;
        if (chunks <= 2) {
          controller.enqueue(new Uint8Array(10_000));
          return undefined;
        }
        grown();
        return new Promise<void>(() => undefined);
      }
    },
    { highWaterMark: 0 }
  );
  return new Response(body, {
    headers: { ETag: '"1"', 'Content-Length': '10000' }
  });
}

/** An answer that announces many bytes, and sends them when they are read. */
function huge(bytes: number, read: () => void): Response {
  const body = new ReadableStream(
    {
      pull(controller) {
        read();
        controller.enqueue(new Uint8Array(bytes));
        controller.close();
      }
    },
    { highWaterMark: 0 }
  );
  return new Response(body, {
    headers: { ETag: '"1"', 'Content-Length': `${bytes}` }
  });
}
