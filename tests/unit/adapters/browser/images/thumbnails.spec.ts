/**
 * In Node: jsdom 20 has an AbortSignal without throwIfAborted.
 * @jest-environment node
 */
import 'fake-indexeddb/auto';

import { deleteDB, openDB } from 'idb';

import type { CurationDatabase } from '../../../../../src/adapters/browser/saving/database';
import {
  Retries,
  retryBy
} from '../../../../../src/adapters/aws/answers/retries';
import { RetryBudget } from '../../../../../src/adapters/aws/answers/retryBudget';
import { openDatabase } from '../../../../../src/adapters/browser/saving/database';
import type { PictureSource } from '../../../../../src/adapters/browser/images/pictureSource';
import { profileId } from '../../../../../src/adapters/browser/connection/profileId';
import type { ResizeResult } from '../../../../../src/adapters/browser/images/worker/resize';
import type { LoadAhead } from '../../../../../src/adapters/browser/images/thumbnailJob';
import { ThumbnailCache } from '../../../../../src/adapters/browser/images/thumbnailCache';
import { BrowserThumbnails } from '../../../../../src/adapters/browser/images/thumbnails';
import { ManualClock, SequenceIds } from '../../../../support/memory';
import type { RequestSent } from '../../../../../src/domain/connection/cost/requestSent';
import { requestsOf } from '../../../../../src/domain/connection/cost/usage';
import { NotAllowed, Unreachable } from '../../../../../src/domain/errors';
import type { ThumbnailResult } from '../../../../../src/ports/images/thumbnails';

const OLD = '2024-01-01T00:00:00.000Z';
const NEW = '2024-01-02T00:00:00.000Z';

let database: CurationDatabase;
let fetched: string[];
/** Requests that were counted. */
let counted: RequestSent[];
/** What makes object URLs: each is a request to another process, and has to be let go. */
let objectUrl: jest.Mock;
let etag: string | undefined;
let offline: boolean;
/** Keys that may not be read, as a request of the store's own says. */
let denied: Set<string>;
/** How often the store said what is under a key, which also sets its clock right. */
let heads: string[];
/** Part of the URLs' signature. */
let signedAt: string;
/** Keys whose URL is good only once the store has heard the service's clock. */
let expiring: Set<string>;
let clock: ManualClock;
/** Answers of the bucket, by key; 200 where there is none. */
let answers: Map<string, () => Promise<Response>>;
/** How each request was to use the browser's own cache. */
let cacheModes: (RequestCache | undefined)[];

beforeEach(async () => {
  fetched = [];
  counted = [];
  etag = '"1"';
  offline = false;
  denied = new Set();
  expiring = new Set();
  heads = [];
  signedAt = 'early';
  clock = new ManualClock();
  answers = new Map();
  cacheModes = [];
  objectUrl = jest.fn();
  URL.createObjectURL = objectUrl;
  const opened = await openDatabase();
  if (!opened) {
    throw new Error('No database.');
  }
  database = opened;
});

afterEach(async () => {
  await Promise.all([
    database.clear('thumbnailInfo'),
    database.clear('thumbnailBytes')
  ]);
  database.close();
});

function aCache(limit = 1_000_000, now = () => 0): ThumbnailCache {
  return new ThumbnailCache(database, 'place', () => limit, now);
}

async function small(image: Uint8Array): Promise<ResizeResult> {
  return new TextDecoder().decode(image) === 'no image'
    ? { problem: 'no image', file: 'text' }
    : { picture: aPicture('small'), width: 800, height: 1000 };
}

function someThumbnails(
  cache: ThumbnailCache | undefined = aCache(),
  resize = small,
  sources: readonly PictureSource[] = [],
  loadAhead?: LoadAhead
): BrowserThumbnails {
  return new BrowserThumbnails({
    images: {
      sign: async keys => keys.map(key => `https://bucket/${key}?${signedAt}`),
      head: async key => {
        heads.push(key);
        if (offline) {
          throw new Unreachable('offline');
        }
        if (denied.has(key)) {
          throw new NotAllowed(`You may not s3:GetObject on ${key}.`, {
            remedy: 'Ask an administrator.'
          });
        }
        signedAt = 'in time';
        return etag === undefined ? undefined : { etag, bytes: 5 };
      }
    },
    cache,
    sources,
    loadAhead,
    resizer: { resize, dispose: () => undefined },
    clock,
    count: sent => counted.push(sent),
    // Without chance there are no waits.
    retry: retryBy(
      new Retries({
        maxAttempts: 4,
        budget: new RetryBudget(),
        background: true,
        random: () => 0
      })
    ),
    fetch: (async (url: string, init?: RequestInit) => {
      const [key, at] = url.slice('https://bucket/'.length).split('?');
      if (expiring.has(key) && at === 'early') {
        fetched.push(`${key} too early`);
        return answerOf('<Error><Code>AccessDenied</Code></Error>', 403);
      }
      fetched.push(key);
      cacheModes.push(init?.cache);
      const answer = answers.get(key);
      if (answer) {
        return Promise.race([
          answer(),
          new Promise<Response>((_, reject) =>
            init?.signal?.addEventListener('abort', () =>
              reject(init.signal?.reason)
            )
          )
        ]);
      }
      return answerOf('bytes');
    }) as unknown as typeof fetch
  });
}

const aPicture = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from(text));

function answerOf(
  text: string,
  status = 200,
  headers: Record<string, string> = {}
): Response {
  return {
    ok: status < 300,
    status,
    headers: new Headers({ ETag: '"1"', ...headers }),
    text: async () => text,
    arrayBuffer: async () => aPicture(text).buffer
  } as unknown as Response;
}

function wanted(
  thumbnails: BrowserThumbnails,
  key: string,
  stamp = OLD
): { results: ThumbnailResult[]; drop: () => void } {
  const results: ThumbnailResult[] = [];
  const drop = thumbnails.want({ key, stamp, priority: 0 }, result =>
    results.push(result)
  );
  return { results, drop };
}

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) {
    await new Promise(resolve => setTimeout(resolve, 0));
  }
};

it('fetches once, and then never again while nobody changed the product', async () => {
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
  expect(fetched).toEqual(['a.jpg']);
});

it('shares one fetch among all who want it', async () => {
  const thumbnails = someThumbnails();
  const [one, two] = [wanted(thumbnails, 'a.jpg'), wanted(thumbnails, 'a.jpg')];
  await settle();
  expect(fetched).toEqual(['a.jpg']);
  expect(one.results).toHaveLength(1);
  expect(two.results).toHaveLength(1);
});

it('under a new stamp asks for the ETag, and fetches only what was replaced', async () => {
  const thumbnails = someThumbnails();
  wanted(thumbnails, 'a.jpg').drop();
  const filled = wanted(thumbnails, 'a.jpg');
  await settle();
  filled.drop();
  fetched = [];
  const same = wanted(thumbnails, 'a.jpg', NEW);
  await settle();
  expect(same.results).toMatchObject([{ kind: 'ready' }]);
  expect(fetched).toEqual([]);
  same.drop();

  etag = '"2"';
  const other = wanted(thumbnails, 'a.jpg', '2024-01-03T00:00:00.000Z');
  await settle();
  expect(other.results).toMatchObject([{ kind: 'ready' }, { kind: 'ready' }]);
  expect(fetched).toEqual(['a.jpg']);
  other.drop();

  etag = undefined;
  const gone = wanted(thumbnails, 'a.jpg', '2024-01-04T00:00:00.000Z');
  await settle();
  expect(gone.results.map(result => result.kind)).toEqual(['ready', 'missing']);
});

describe('the browser’s own cache', () => {
  const at = (minutes: number): Record<string, string> => ({
    Date: new Date(clock.now() + minutes * 60_000).toUTCString()
  });
  const changed = (minutes: number): string =>
    new Date(clock.now() + minutes * 60_000).toISOString();

  it('may serve what is asked for', async () => {
    answers.set('a.jpg', async () => answerOf('bytes', 200, at(-10)));
    wanted(someThumbnails(), 'a.jpg', changed(-20));
    await settle();
    expect(cacheModes).toEqual(['default']);
  });

  it('is passed by where the object turned out to be another', async () => {
    const first = someThumbnails();
    wanted(first, 'a.jpg');
    await settle();
    first.dispose();
    etag = '"2"';
    wanted(someThumbnails(), 'a.jpg', NEW);
    await settle();
    expect(cacheModes).toEqual(['default', 'reload']);
  });

  it('never serves bytes from before the product’s last change', async () => {
    answers.set('a.jpg', async () =>
      cacheModes.at(-1) === 'reload'
        ? answerOf('bytes', 200, { ...at(0), ETag: '"2"' })
        : answerOf('bytes', 200, at(-10))
    );
    wanted(someThumbnails(), 'a.jpg', changed(-5));
    await settle();
    expect(cacheModes).toEqual(['default', 'reload']);
    expect(await aCache().get('a.jpg')).toMatchObject({
      info: { etag: '"2"' }
    });
  });

  it('is not suspected for a time that another program made up', async () => {
    answers.set('a.jpg', async () => answerOf('bytes', 200, at(0)));
    wanted(someThumbnails(), 'a.jpg', changed(600));
    wanted(someThumbnails(undefined), 'a.jpg', 'yesterday');
    await settle();
    expect(cacheModes).toEqual(['default', 'default']);
  });
});

it('carries what was checked over our own change', async () => {
  const thumbnails = someThumbnails();
  const want = wanted(thumbnails, 'a.jpg');
  await settle();
  want.drop();
  await thumbnails.carry(['a.jpg', 'never seen.jpg'], OLD, NEW);
  etag = 'never asked for';
  fetched = [];
  const after = wanted(thumbnails, 'a.jpg', NEW);
  await settle();
  expect(after.results).toMatchObject([{ kind: 'ready' }]);
  expect(fetched).toEqual([]);
});

it('names what is missing, unreadable or refused, and keeps none of it', async () => {
  answers.set('gone.jpg', async () => answerOf('', 404));
  answers.set('text.jpg', async () => answerOf('no image'));
  answers.set('secret.jpg', async () => answerOf('', 403));
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

const refusing = (code: string): string =>
  `<Error><Code>${code}</Code></Error>`;

it('counts what went out, by its key, and what was received', async () => {
  answers.set('gone.jpg', async () => answerOf('', 404));
  answers.set('busy.jpg', async () => answerOf('', 503));
  answers.set('cut.jpg', async () => {
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
    counted
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
  expect(counted).toHaveLength(fetched.length);
});

it('signs anew once where a URL is refused, with the store’s clock and credentials set right', async () => {
  expiring.add('a.jpg');
  answers.set('odd.jpg', async () => answerOf(refusing('ExpiredToken'), 400));
  const thumbnails = someThumbnails();
  const wants = ['a.jpg', 'odd.jpg'].map(key => wanted(thumbnails, key));
  await settle();
  expect(wants.map(({ results }) => results[0])).toMatchObject([
    { kind: 'ready' },
    {
      kind: 'failed',
      reason: 'The bucket refused its address (400 ExpiredToken).'
    }
  ]);
  expect([...fetched].sort()).toEqual([
    'a.jpg',
    'a.jpg too early',
    'odd.jpg',
    'odd.jpg'
  ]);
  expect([...heads].sort()).toEqual(['a.jpg', 'odd.jpg']);
});

it('names what may not be read, in the store’s words, and asks no more', async () => {
  denied.add('secret.jpg');
  answers.set('secret.jpg', async () =>
    answerOf(refusing('AccessDenied'), 403)
  );
  const { results } = wanted(someThumbnails(), 'secret.jpg');
  await settle();
  expect(results).toEqual([
    {
      kind: 'failed',
      reason: 'You may not s3:GetObject on secret.jpg. Ask an administrator.'
    }
  ]);
  expect(fetched).toEqual(['secret.jpg']);
});

it('tells a bucket that is gone, or an archive, from an image that is', async () => {
  const NAMED: readonly (readonly [number, string, string, string])[] = [
    [404, 'NoSuchKey', 'missing', ''],
    [404, 'NoSuchBucket', 'failed', 'The bucket answered 404 NoSuchBucket.'],
    [
      403,
      'InvalidObjectState',
      'failed',
      'It is in an archive that cannot be read at once; restore it first.'
    ]
  ];
  for (const [status, code, kind, reason] of NAMED) {
    answers.set(code, async () => answerOf(refusing(code), status));
    const { results } = wanted(someThumbnails(), code);
    await settle();
    expect(results).toEqual([{ kind, ...(reason && { reason }) }]);
  }
  expect(heads).toEqual([]);
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
])(
  'tries again where the bucket %s, four times at the most',
  async (_, trouble) => {
    let troubles = 3;
    answers.set('a.jpg', async () =>
      troubles-- > 0 ? trouble() : answerOf('bytes')
    );
    const thumbnails = someThumbnails();
    const first = wanted(thumbnails, 'a.jpg');
    await settle();
    expect(first.results).toMatchObject([{ kind: 'ready' }]);
    answers.set('b.jpg', trouble);
    const second = wanted(thumbnails, 'b.jpg');
    await settle();
    expect(second.results).toMatchObject([{ kind: 'failed' }]);
    expect(fetched.filter(key => key === 'b.jpg')).toHaveLength(4);
  }
);

it('gives up what never answers, and goes on with the next', async () => {
  const keys = ['1', '2', '3', '4', '5'];
  keys.forEach(key => answers.set(key, () => new Promise(() => undefined)));
  const thumbnails = someThumbnails();
  const wants = keys.map(key => wanted(thumbnails, key));
  const next = wanted(thumbnails, 'next.jpg');
  for (let tries = 0; tries < 4; tries++) {
    await settle();
    expect(next.results).toEqual([]);
    clock.advance(120_000);
  }
  await settle();
  expect(wants.map(({ results }) => results[0])).toEqual(
    keys.map(() => ({ kind: 'failed', reason: 'The bucket took too long.' }))
  );
  expect(next.results).toMatchObject([{ kind: 'ready' }]);
});

it('makes room for saves: two at a time beside them, the most wanted first', async () => {
  const open: (() => void)[] = [];
  const keys = ['0', '1', '2', '3', '4', '5', '6', '7'];
  keys.forEach(key =>
    answers.set(
      key,
      () => new Promise(answer => open.push(() => answer(answerOf('bytes'))))
    )
  );
  const thumbnails = someThumbnails();
  let end: () => void = () => undefined;
  thumbnails.giveWay(new Promise<void>(resolve => (end = resolve)));
  thumbnails.giveWay(Promise.reject(new Unreachable('offline')));
  keys.forEach((key, at) =>
    thumbnails.want({ key, stamp: OLD, priority: -at }, () => undefined)
  );
  await settle();
  expect(fetched).toHaveLength(2);
  open.shift()?.();
  await settle();
  expect(fetched).toHaveLength(3);
  // Those that begin later are the most wanted of what waits.
  expect(fetched[2]).toBe('7');
  end();
  await settle();
  expect(fetched).toHaveLength(6);
  expect(fetched.slice(3)).toEqual(['6', '5', '4']);
});

it('asks about old pictures in the same turn, so that they take no save’s connection', async () => {
  const keys = Array.from({ length: 20 }, (_, at) => `${at}.jpg`);
  const cache = aCache();
  const info = { stamp: OLD, etag: '"1"', width: 1, height: 1, bytes: 1 };
  await Promise.all(keys.map(key => cache.put(key, info, aPicture('x'))));
  let asking = 0;
  let most = 0;
  const thumbnails = new BrowserThumbnails({
    ...(someThumbnails(cache) as unknown as { _options: object })._options,
    images: {
      sign: async () => [],
      head: async () => {
        most = Math.max(most, (asking += 1));
        await new Promise(resolve => setTimeout(resolve, 0));
        asking -= 1;
        return { etag: '"1"', bytes: 1 };
      }
    }
  } as unknown as ConstructorParameters<typeof BrowserThumbnails>[0]);
  const wants = keys.map(key => wanted(thumbnails, key, NEW));
  await settle();
  expect(wants.every(({ results }) => results[0]?.kind === 'ready')).toBe(true);
  expect(most).toBe(5);
});

it('keeps nothing of an image whose bytes broke off', async () => {
  answers.set('cut.jpg', async () => ({
    ...answerOf('bytes'),
    ok: true,
    arrayBuffer: () => Promise.reject(new TypeError('network error'))
  }));
  const thumbnails = someThumbnails();
  const { results } = wanted(thumbnails, 'cut.jpg');
  await settle();
  expect(fetched).toEqual(Array(4).fill('cut.jpg'));
  expect(results).toMatchObject([
    { kind: 'failed', reason: 'The bucket could not be reached.' }
  ]);
  expect((await thumbnails.usage()).bytes).toBe(0);
});

it('shows the old picture while nobody can say whether it is still right', async () => {
  wanted(someThumbnails(), 'a.jpg');
  await settle();
  offline = true;
  const warned = jest.spyOn(console, 'warn').mockReturnValue(undefined);
  const { results } = wanted(someThumbnails(), 'a.jpg', NEW);
  await settle();
  expect(results.map(({ kind }) => kind)).toEqual(['ready']);
  expect(warned).toHaveBeenCalledTimes(1);
  warned.mockRestore();
  // It was not checked: the next one asks again.
  offline = false;
  etag = undefined;
  const next = wanted(someThumbnails(), 'a.jpg', NEW);
  await settle();
  expect(next.results.map(({ kind }) => kind)).toEqual(['ready', 'missing']);
});

it('fetches five at a time, and nothing that nobody wants any more', async () => {
  const keys = Array.from({ length: 500 }, (_, at) => `${at}.jpg`);
  keys.forEach(key => answers.set(key, () => new Promise(() => undefined)));
  const thumbnails = someThumbnails();
  const wants = keys.map(key => wanted(thumbnails, key));
  await settle();
  expect(fetched).toHaveLength(5);
  wants.forEach(({ drop }) => drop());
  await settle();
  expect(fetched).toHaveLength(5);
  const next = wanted(thumbnails, 'next.jpg');
  await settle();
  expect(next.results).toMatchObject([{ kind: 'ready' }]);
});

it('fetches the next ones while those before are decoded', async () => {
  let decode = (): void => undefined;
  const decoding = new Promise<void>(resolve => (decode = resolve));
  const thumbnails = someThumbnails(aCache(), async image => {
    await decoding;
    return small(image);
  });
  let send = (): void => undefined;
  const sent = new Promise<void>(resolve => (send = resolve));
  const keys = Array.from({ length: 24 }, (_, at) => `${at}.jpg`);
  keys.forEach(key =>
    answers.set(key, async () => {
      await sent;
      return answerOf('bytes');
    })
  );
  const wants = keys.map(key => wanted(thumbnails, key));
  await settle();
  expect(fetched).toEqual(keys.slice(0, 5));
  send();
  await settle();
  // Not all: what is received waits for its decoding.
  expect(fetched).toEqual(keys.slice(0, 20));
  decode();
  await settle();
  expect(wants.map(({ results }) => results[0]?.kind)).toEqual(
    keys.map(() => 'ready')
  );
});

it('shares the decoding with whoever comes back while it runs, and keeps it', async () => {
  let decode: () => void = () => undefined;
  const thumbnails = someThumbnails(aCache(), async () => {
    await new Promise<void>(resolve => (decode = resolve));
    return { picture: aPicture('small'), width: 800, height: 1000 };
  });
  wanted(thumbnails, 'a.jpg');
  const left = wanted(thumbnails, 'b.jpg');
  await settle();
  left.drop();
  const back = wanted(thumbnails, 'b.jpg');
  decode();
  await settle();
  expect(fetched).toEqual(['a.jpg', 'b.jpg']);
  expect(back.results).toMatchObject([{ kind: 'ready' }]);
  back.drop();

  // Whom nobody waits for any more.
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

it('brings pictures near after what is in sight, and shows them at once', async () => {
  const thumbnails = someThumbnails();
  const arrived: [string, boolean][] = [];
  const near = (key: string): (() => void) =>
    thumbnails.bringNear({ key, stamp: OLD, priority: 0 }, 'next', ready =>
      arrived.push([key, ready])
    );
  answers.set('gone.jpg', async () => answerOf('', 404));
  const drops = ['near.jpg', 'gone.jpg'].map(near);
  wanted(thumbnails, 'sight.jpg');
  await settle();
  expect(fetched).toEqual(['sight.jpg', 'near.jpg', 'gone.jpg']);
  expect(arrived).toEqual([
    ['near.jpg', true],
    ['gone.jpg', false]
  ]);

  const shown = wanted(thumbnails, 'near.jpg');
  expect(shown.results).toMatchObject([{ kind: 'ready' }]);
  shown.drop();
  drops.forEach(drop => drop());
  expect(wanted(thumbnails, 'near.jpg').results).toHaveLength(1);
  near('near.jpg');
  expect(arrived[2]).toEqual(['near.jpg', true]);
  expect(fetched).toHaveLength(3);
});

/** Writes down what the page is to load, and what not any more. */
function aPage(): { load: LoadAhead; log: string[] } {
  const log: string[] = [];
  const load: LoadAhead = url => {
    const loaded = url();
    log.push(`load ${loaded}`);
    return () => log.push(`end ${loaded}`);
  };
  return { load, log };
}

it('has at hand what the next want is given, the same one, and loads it for the page as long as it may be shown soon', async () => {
  const page = aPage();
  const thumbnails = someThumbnails(aCache(), small, [], page.load);
  expect(thumbnails.atHand('a.jpg')).toBeUndefined();
  const shown = wanted(thumbnails, 'a.jpg');
  expect(thumbnails.atHand('a.jpg')).toBeUndefined();
  await settle();
  expect(thumbnails.atHand('a.jpg')).toBe(shown.results[0]);
  // Whoever shows it loads it.
  expect(page.log).toEqual([]);

  const near = (): (() => void) =>
    thumbnails.bringNear(
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
  // Kept in memory, but not as what a view shows.
  expect(thumbnails.atHand('a.jpg')).toBeUndefined();
  near();
  await settle();
  expect(page.log).toHaveLength(3);
  thumbnails.dispose();
  expect(page.log.at(-1)).toBe(`end ${url}`);
  expect(fetched).toEqual(['a.jpg']);
});

it('tells of pictures some at a time, the last with all that are left', async () => {
  const ends = new Map<string, () => void>();
  const thumbnails = someThumbnails(undefined, async image => {
    const found = await small(image);
    await new Promise<void>(resolve => ends.set(String(ends.size), resolve));
    return found;
  });
  const shown = ['a', 'b', 'c', 'd'].map(key => wanted(thumbnails, key));
  const heard = (): readonly number[] =>
    shown.map(({ results }) => results.length);
  let isThere = false;
  void thumbnails.inSight().then(() => (isThere = true));
  await settle();
  ends.get('0')?.();
  await settle();
  expect(heard()).toEqual([1, 0, 0, 0]);
  ends.get('1')?.();
  await settle();
  expect(heard()).toEqual([1, 0, 0, 0]);
  // Whoever does not look any more hears nothing, and is not waited for.
  shown[1].drop();
  shown[3].drop();
  expect(isThere).toBe(false);
  ends.get('2')?.();
  await settle();
  expect(heard()).toEqual([1, 0, 1, 0]);
  expect(isThere).toBe(true);
  await thumbnails.inSight();
});

it('keeps what came once nothing in sight is on its way', async () => {
  const cache = aCache();
  const thumbnails = someThumbnails(cache);
  let answer: (response: Response) => void = () => undefined;
  answers.set('b.jpg', () => new Promise(resolve => (answer = resolve)));
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

it('loads nothing for the page before all that is in sight is there', async () => {
  const page = aPage();
  const thumbnails = someThumbnails(aCache(), small, [], page.load);
  wanted(thumbnails, 'a.jpg').drop();
  const first = wanted(thumbnails, 'a.jpg');
  await settle();
  first.drop();
  let answer: (response: Response) => void = () => undefined;
  answers.set('b.jpg', () => new Promise(resolve => (answer = resolve)));
  wanted(thumbnails, 'b.jpg');
  await settle();
  thumbnails.bringNear(
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

it('loads for the page what replaces an old picture that comes next', async () => {
  const page = aPage();
  const thumbnails = someThumbnails(aCache(), small, [], page.load);
  thumbnails.bringNear(
    { key: 'a.jpg', stamp: OLD, priority: 0 },
    'next',
    () => undefined
  );
  await settle();
  const before = thumbnails.atHand('a.jpg');
  etag = '"2"';
  thumbnails.recheck(['a.jpg'], NEW);
  await settle();
  expect(page.log.map(line => line.split(' ')[0])).toEqual([
    ...['load', 'end', 'load']
  ]);
  expect(thumbnails.atHand('a.jpg')).not.toBe(before);
});

it('aborts what is brought near and no longer comes next, and lets saves go first', async () => {
  let end: () => void = () => undefined;
  const thumbnails = someThumbnails();
  thumbnails.giveWay(new Promise<void>(resolve => (end = resolve)));
  const drop = thumbnails.bringNear(
    { key: 'a.jpg', stamp: OLD, priority: 0 },
    'next',
    () => undefined
  );
  thumbnails.bringNear(
    { key: 'b.jpg', stamp: OLD, priority: 1 },
    'next',
    () => undefined
  );
  await settle();
  expect(fetched).toEqual([]);
  drop();
  end();
  await settle();
  expect(fetched).toEqual(['b.jpg']);
});

it('tries anew for who looks at it what failed as it was brought near', async () => {
  denied.add('a.jpg');
  answers.set('a.jpg', async () => answerOf(refusing('AccessDenied'), 403));
  const thumbnails = someThumbnails();
  const arrived = jest.fn();
  const drop = thumbnails.bringNear(
    { key: 'a.jpg', stamp: OLD, priority: 0 },
    'next',
    arrived
  );
  await settle();
  expect(arrived).toHaveBeenCalledWith(false);
  answers.clear();
  const { results } = wanted(thumbnails, 'a.jpg');
  drop();
  await settle();
  expect(results).toMatchObject([{ kind: 'ready' }]);
});

it('asks again about what is shown once the product turns out to be newer', async () => {
  const thumbnails = someThumbnails();
  const { results } = wanted(thumbnails, 'a.jpg');
  await settle();
  thumbnails.recheck(['a.jpg', 'nobody wants.jpg'], OLD);
  await settle();
  expect(heads).toEqual([]);
  etag = '"2"';
  thumbnails.recheck(['a.jpg'], NEW);
  await settle();
  expect(heads).toEqual(['a.jpg']);
  expect(fetched).toEqual(['a.jpg', 'a.jpg']);
  expect(results).toHaveLength(2);
});

it('asks about what was on its way as the product turned out to be newer', async () => {
  const thumbnails = someThumbnails();
  wanted(thumbnails, 'a.jpg');
  await Promise.resolve();
  let answer: () => void = () => undefined;
  answers.set(
    'b.jpg',
    () => new Promise(resolve => (answer = () => resolve(answerOf('bytes'))))
  );
  wanted(thumbnails, 'b.jpg');
  await settle();
  thumbnails.recheck(['b.jpg'], NEW);
  answer();
  await settle();
  expect(heads).toEqual(['b.jpg']);
});

it('asks other sources before the bucket, and trusts them no further than the cache', async () => {
  const info = { etag: '"1"', width: 8, height: 10, bytes: 5 };
  const asked: string[] = [];
  const thumbnails = someThumbnails(aCache(), undefined, [
    {
      find: async key => {
        asked.push(key);
        return key === 'none.jpg'
          ? undefined
          : {
              info: { ...info, stamp: key === 'old.jpg' ? 'before' : OLD },
              picture: aPicture('packed')
            };
      }
    }
  ]);
  const wants = ['here.jpg', 'old.jpg', 'none.jpg'].map(key =>
    wanted(thumbnails, key)
  );
  await settle();
  expect(wants.map(({ results }) => results.length)).toEqual([1, 1, 1]);
  expect(asked).toEqual(['here.jpg', 'old.jpg', 'none.jpg']);
  expect(heads).toEqual(['old.jpg']);
  expect(fetched).toEqual(['none.jpg']);
  // It is kept like any other.
  expect(await aCache().get('here.jpg')).toBeDefined();
});

it('shows half an image where no more comes, and never keeps it', async () => {
  const half = (): Promise<Response> =>
    Promise.resolve({
      ...answerOf('half'),
      ok: true,
      headers: new Headers({ ETag: '"1"', 'Content-Length': '5' }),
      arrayBuffer: async () => aPicture('half').buffer
    });
  answers.set('a.jpg', half);
  const thumbnails = someThumbnails();
  const first = wanted(thumbnails, 'a.jpg');
  await settle();
  expect(fetched).toHaveLength(4);
  expect(first.results).toMatchObject([{ kind: 'ready' }]);
  expect((await thumbnails.usage()).bytes).toBe(0);
  first.drop();
  answers.clear();
  const again = wanted(thumbnails, 'a.jpg');
  await settle();
  expect(fetched).toHaveLength(5);
  expect(again.results).toHaveLength(2);
});

it('keeps nothing of what was aborted', async () => {
  answers.set('a.jpg', () => new Promise(() => undefined));
  const thumbnails = someThumbnails();
  const { drop } = wanted(thumbnails, 'a.jpg');
  await settle();
  drop();
  await settle();
  expect((await thumbnails.usage()).bytes).toBe(0);
  expect(await aCache().get('a.jpg')).toBeUndefined();
});

it('shows a picture by its bytes and what they are', async () => {
  const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, ...Array(20_000).fill(7));
  const thumbnails = someThumbnails(undefined, async image => ({
    picture: image.length === 4 ? Uint8Array.of(0, 1) : jpeg,
    ...{ width: 800, height: 1000 }
  }));
  answers.set('other.jpg', async () => answerOf('four'));
  const wants = ['a.jpg', 'other.jpg'].map(key => wanted(thumbnails, key));
  await settle();
  expect(wants.map(({ results }) => urlOf(results[0]))).toEqual([
    `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`,
    // What a browser cannot encode otherwise it makes PNG.
    'data:image/png;base64,AAE='
  ]);
});

it('works without a cache', async () => {
  const thumbnails = new BrowserThumbnails({
    ...(someThumbnails() as unknown as { _options: object })._options,
    cache: undefined
  } as ConstructorParameters<typeof BrowserThumbnails>[0]);
  const want = wanted(thumbnails, 'a.jpg');
  await settle();
  expect(want.results).toMatchObject([{ kind: 'ready' }]);
});

it('keeps the pictures that were used last', async () => {
  let now = 0;
  const cache = aCache(25, () => now);
  const info = { stamp: OLD, etag: '"1"', width: 1, height: 1, bytes: 1 };
  for (const key of ['a', 'b', 'c', 'd', 'e']) {
    now += 1;
    await cache.put(key, info, aPicture('123456'));
  }
  expect((await cache.usage()).bytes).toBeLessThanOrEqual(25);
  expect(await cache.get('a')).toBeUndefined();
  expect(await cache.get('e')).toBeDefined();
  await cache.clear();
  expect(await cache.usage()).toEqual({ bytes: 0, limit: 25 });
});

it('adds the stores that an older version did not have', async () => {
  database.close();
  await deleteDB('jupyterlab-curation');
  const older = await openDB('jupyterlab-curation', 1, {
    upgrade: made => {
      void made.createObjectStore('profile').put('kept', 'claim of minji');
    }
  });
  older.close();
  database = (await openDatabase()) as CurationDatabase;
  expect([...database.objectStoreNames].sort()).toEqual([
    'drafts',
    'journal',
    'leases',
    'profile',
    'thumbnailBytes',
    'thumbnailInfo',
    'undo'
  ]);
  expect(await database.get('profile', 'claim of minji')).toBe('kept');
});

it('counts pictures that are kept at once', async () => {
  const cache = aCache();
  const info = { stamp: OLD, etag: '"1"', width: 1, height: 1, bytes: 1 };
  await Promise.all(
    ['a', 'b', 'c', 'd', 'e'].map(key =>
      cache.put(key, info, aPicture('123456'))
    )
  );
  expect((await cache.usage()).bytes).toBe(30);
});

it('keeps the profile’s id for a person, another for another', async () => {
  const ids = new SequenceIds();
  const one = await profileId(database, 'minji', ids);
  expect(await profileId(database, 'minji', ids)).toBe(one);
  expect(await profileId(database, 'jun', ids)).not.toBe(one);
});

it('makes no object URL over many products, each brought near, shown and left', async () => {
  const thumbnails = someThumbnails();
  const keysOf = (product: number): string[] =>
    ['a', 'b', 'c', 'd'].map(name => `${product}/${name}`);
  const near = (product: number): (() => void)[] =>
    keysOf(product).map(key =>
      thumbnails.bringNear(
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

const urlOf = (result: ThumbnailResult): string | undefined =>
  result.kind === 'ready' ? result.thumbnail.url : undefined;
