import 'fake-indexeddb/auto';

import { ThumbnailCache } from '../../../../../../src/adapters/browser/images/thumbnailCache';
import { BrowserThumbnails } from '../../../../../../src/adapters/browser/images/thumbnails';
import type { BrowserThumbnailsOptions } from '../../../../../../src/adapters/browser/images/thumbnails';
import type { ResizeResult } from '../../../../../../src/adapters/browser/images/worker/resize';
import type { CurationDatabase } from '../../../../../../src/adapters/browser/saving/database';
import { openDatabase } from '../../../../../../src/adapters/browser/saving/database';
import type { RequestSent } from '../../../../../../src/domain/connection/cost/requestSent';
import { NotAllowed, Unreachable } from '../../../../../../src/domain/errors';
import { ByteRoom } from '../../../../../../src/domain/reading/byteRoom';
import { MOST_ORIGINALS_BYTES } from '../../../../../../src/domain/reading/sizeLimits';
import type { ObjectHead } from '../../../../../../src/ports/images/imageStore';
import type { ThumbnailResult } from '../../../../../../src/ports/images/thumbnails';
import { ManualClock } from '../../../../../support/memory';
import { saying } from '../../../../../support/english';
import { retryWithoutWaits } from '../retryWithoutWaits';
import { pngOf } from '../../../../../fixtures/imageFiles';
import { MEASURES } from '../../../../../fixtures/pictureMeasures';

export const OLD = '2024-01-01T00:00:00.000Z';
export const NEW = '2024-01-02T00:00:00.000Z';

/** A bucket that answers as a test says, and writes down what it is asked. */
class FakeBucket {
  /** Keys of images that were fetched, in order. */
  fetched: string[] = [];
  /** How each fetch was to use the browser's own cache. */
  readonly cacheModes: (RequestCache | undefined)[] = [];
  /** Keys for which the store sent a HEAD, which also corrects its clock. */
  readonly heads: string[] = [];
  readonly counted: RequestSent[] = [];
  readonly clock = new ManualClock();
  /** Answers by key. Default: 200 with the text "bytes". */
  readonly answers = new Map<string, () => Promise<Response>>();
  /** Of every object; undefined if there is none. */
  etag: string | undefined = '"1"';
  offline = false;
  /** Keys that the person may not read. */
  readonly denied = new Set<string>();
  /** Keys whose URL is valid only after the store has heard the service's clock. */
  readonly expiring = new Set<string>();
  private signedAt = 'early';

  readonly images: BrowserThumbnailsOptions['images'] = {
    sign: async keys =>
      keys.map(key => `https://bucket/${key}?${this.signedAt}`),
    head: key => this.head(key)
  };

  readonly fetch = async (
    url: string,
    init?: RequestInit
  ): Promise<Response> => {
    const [key, at] = url.slice('https://bucket/'.length).split('?');
    if (this.expiring.has(key) && at === 'early') {
      this.fetched.push(`${key} too early`);
      return answerOf(refusalOf('AccessDenied'), 403);
    }
    this.fetched.push(key);
    this.cacheModes.push(init?.cache);
    const answer = this.answers.get(key);
    return answer
      ? Promise.race([
          answer(),
          new Promise<Response>((_, reject) =>
            init?.signal?.addEventListener('abort', () =>
              reject(init.signal?.reason)
            )
          )
        ])
      : answerOf('bytes');
  };

  private async head(key: string): Promise<ObjectHead | undefined> {
    this.heads.push(key);
    if (this.offline) {
      throw new Unreachable(...saying('offline'));
    }
    if (this.denied.has(key)) {
      throw new NotAllowed(
        ...saying(
          `You may not s3:GetObject on ${key}.`,
          'Ask an administrator.'
        )
      );
    }
    this.signedAt = 'in time';
    return this.etag === undefined ? undefined : { etag: this.etag, bytes: 5 };
  }
}

/** A new one for each test. */
export let bucket: FakeBucket;
let database: CurationDatabase;

beforeEach(async () => {
  bucket = new FakeBucket();
  database = (await openDatabase()) as CurationDatabase;
});

afterEach(async () => {
  await Promise.all([
    database.clear('thumbnailInfo'),
    database.clear('thumbnailBytes')
  ]);
  database.close();
});

export function aCache(): ThumbnailCache {
  return new ThumbnailCache(
    database,
    'dataset',
    () => 1_000_000,
    () => 0
  );
}

export async function small(image: Uint8Array): Promise<ResizeResult> {
  return new TextDecoder().decode(image) === 'no image'
    ? { problem: { code: 'not-decodable' }, file: 'text' }
    : {
        picture: pictureOf('small'),
        width: 800,
        height: 1000
      };
}

/** Thumbnails on the bucket and a cache, as far as a test does not say otherwise. */
export function someThumbnails(
  changes: Partial<BrowserThumbnailsOptions> & {
    readonly resize?: BrowserThumbnailsOptions['resizer']['resize'];
  } = {}
): BrowserThumbnails {
  const { resize = small, ...options } = changes;
  return new BrowserThumbnails({
    images: bucket.images,
    cache: aCache(),
    resizer: {
      resize,
      measure: async () => ({ measures: MEASURES }),
      dispose: () => undefined
    },
    clock: bucket.clock,
    count: sent => bucket.counted.push(sent),
    retry: retryWithoutWaits(),
    room: new ByteRoom(MOST_ORIGINALS_BYTES),
    fetch: bucket.fetch as typeof fetch,
    ...options
  });
}

/** Bytes with the header of a small picture, so that the cache's are shown, and a text. */
export const pictureOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([...pngOf(9, 9), ...Buffer.from(text)]);

export function answerOf(
  text: string,
  status = 200,
  headers: Record<string, string> = {}
): Response {
  return new Response(text, { status, headers: { ETag: '"1"', ...headers } });
}

/** The body of a refusal by S3. */
export const refusalOf = (code: string): string =>
  `<Error><Code>${code}</Code></Error>`;

/** Wants a picture, and writes down what it is told. */
export function wanted(
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

export const urlOf = (result: ThumbnailResult): string | undefined =>
  result.kind === 'ready' ? result.thumbnail.url : undefined;

/**
 * Lets everything go on that waits for nothing but the event loop. The
 * database answers by `setImmediate`, whose turns are counted here: a timer
 * alone may be over after very few of them on a machine that is busy.
 */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) {
    await new Promise(resolve => realTimeout(resolve, 0));
    for (let answer = 0; answer < 10; answer++) {
      await new Promise(resolve => setImmediate(resolve));
    }
  }
}

/** As it was before a test may have replaced it. */
const realTimeout = setTimeout;
