import { s3Usage } from '../../../domain/connection/cost/usage';
import type { PictureProblem } from '../../../domain/pictureProblem';
import type { Clock } from '../../../ports/clock';
import type { ImageReading } from '../../../ports/images/imageStore';
import type { CountRequest } from '../../../ports/connection/requests';
import type { Attempt, Retry } from '../../../ports/connection/retry';
import type { HeldBytes } from '../../../domain/reading/byteRoom';
import { readAtMost } from '../../../domain/reading/readAtMost';
import {
  MOST_IMAGE_BYTES,
  MOST_REFUSAL_BYTES
} from '../../../domain/reading/sizeLimits';

/** A fetched image, or why there is none. */
export type FetchedImage =
  | {
      readonly kind: 'fetched';
      readonly image: Uint8Array;
      readonly etag: string;
      /** Whether as many bytes came as the bucket announced. */
      readonly whole: boolean;
    }
  | { readonly kind: 'missing' }
  /** It has another ETag than the one that counts. Its bytes were not received. */
  | { readonly kind: 'other'; readonly etag: string }
  /** It has more bytes than this. The rest was not received. */
  | { readonly kind: 'too-large'; readonly limit: number }
  | { readonly kind: 'failed'; readonly reason: PictureProblem };

/** ms for an image with its bytes, which takes time over a slow line. */
const IMAGE_DEADLINE = 120_000;

/** ms. An answer that is older comes from the browser's cache. */
const CACHED_AFTER = 60_000;

/** An image to fetch, and how new it must be. */
export interface WantedImage {
  readonly key: string;
  /** When its product changed last, if that is known. */
  readonly changedAt?: string;
  /** Whether the object is known to differ from the one that was fetched before. */
  readonly replaced?: boolean;
  /** Whether its key may get other bytes. */
  readonly rewritable?: boolean;
  /** The only ETag that counts. Default: any. */
  readonly etag?: string;
  /** In bytes. Default: as an image may have. */
  readonly most?: number;
  /** Whether a person waits for this image alone. */
  readonly urgent?: boolean;
  /** The room for its bytes, which come when there is some. Who asks for the image lets it go. Default: none is needed. */
  readonly room?: HeldBytes;
}

export interface ImageFetching {
  readonly images: Pick<ImageReading, 'sign' | 'head'>;
  readonly fetch: typeof fetch;
  readonly retry: Retry;
  readonly clock: Clock;
  readonly count: CountRequest;
}

/** A refusal may be the URL's fault, which a request of the store's own tells. */
type Answered = FetchedImage | { kind: 'refused'; reason: PictureProblem };

/**
 * Fetches one image by a presigned URL, and retries if the connection or the
 * bucket is in trouble. A URL that is refused may have expired, or may carry the
 * time of a wrong clock. A request of the store's own then corrects the clock
 * and the credentials, or tells what is not allowed, and a new URL is tried once.
 *
 * @throws the signal's reason if it fires
 */
export async function fetchImage(
  wanted: WantedImage,
  how: ImageFetching,
  signal: AbortSignal
): Promise<FetchedImage> {
  const { key } = wanted;
  const attempt = (): Promise<Attempt<Answered>> => get(wanted, how, signal);
  const first = await how.retry(attempt, signal);
  if (first.kind !== 'refused') {
    return first;
  }
  try {
    if ((await how.images.head(key, signal)) === undefined) {
      return { kind: 'missing' };
    }
  } catch (error) {
    signal.throwIfAborted();
    return { kind: 'failed', reason: { code: 'error', error } };
  }
  const second = await how.retry(attempt, signal);
  return second.kind === 'refused' ? { ...second, kind: 'failed' } : second;
}

/** One attempt within the deadline. The request is counted. */
async function get(
  wanted: WantedImage,
  how: ImageFetching,
  signal: AbortSignal
): Promise<Attempt<Answered>> {
  const { key } = wanted;
  const { images, clock, count } = how;
  const [url] = await images.sign([key]);
  try {
    return await inTime(clock, signal, async (inner, pausing) => {
      const received = { status: 0, bytes: 0 };
      try {
        const answer = await freshAnswer(url, wanted, how, inner);
        received.status = answer.status;
        if (!answer.ok) {
          return refusal(answer.status, await codeOf(answer));
        }
        const etag = answer.headers.get('ETag') ?? '';
        if (wanted.etag !== undefined && wanted.etag !== etag) {
          await answer.body?.cancel();
          return { outcome: { kind: 'other', etag } };
        }
        const most = wanted.most ?? MOST_IMAGE_BYTES;
        const roomFor = (bytes: number): Promise<void> | undefined => {
          const room = wanted.room?.take(bytes, inner);
          return room && pausing(room);
        };
        await roomFor(Math.min(announcedBytes(answer), most));
        // What is compressed on its way becomes any size up to the most.
        const image = await bytesUpTo(answer, most, () => roomFor(most));
        if (image === 'too-large') {
          received.bytes = most;
          return { outcome: { kind: 'too-large', limit: most } };
        }
        received.bytes = image.length;
        wanted.room?.came(image.length);
        return attemptOf(image, answer);
      } finally {
        const usage = s3Usage({ method: 'GET', ...received });
        count({ usage, target: { kind: 'object', key } });
      }
    });
  } catch (error) {
    // Whoever waits for room goes on while this one waits for its next attempt.
    wanted.room?.letGo();
    signal.throwIfAborted();
    const reason: PictureProblem =
      error instanceof TypeError
        ? { code: 'bucket-silent' }
        : error instanceof TooSlow
          ? { code: 'bucket-slow' }
          : { code: 'error', error };
    return { outcome: { kind: 'failed', reason }, trouble: 'passing' };
  }
}

/**
 * Sends no header that would cause a preflight, because there is one for every
 * URL and it doubles the round trips. For the same reason, the ETag that counts is
 * compared here and is no condition of the request. The priority is low, so that
 * other requests go first. The browser's cache may serve a URL again, but never bytes
 * from before the last change.
 */
async function freshAnswer(
  url: string,
  {
    changedAt,
    replaced = false,
    rewritable = false,
    urgent = false
  }: WantedImage,
  { fetch, clock }: ImageFetching,
  signal: AbortSignal
): Promise<Response> {
  const ask = (cache: RequestCache): Promise<Response> =>
    fetch(url, {
      signal,
      cache,
      mode: 'cors',
      credentials: 'omit',
      priority: urgent ? 'high' : 'low'
    });
  const answer = await ask(
    replaced ? 'reload' : rewritable ? 'no-cache' : 'default'
  );
  if (replaced || !isFromBefore(answer, changedAt, clock.now())) {
    return answer;
  }
  await answer.body?.cancel();
  return ask('reload');
}

/** An answer may have no body. */
async function bytesUpTo(
  answer: Response,
  most: number,
  room?: () => Promise<void> | undefined
): Promise<Uint8Array | 'too-large'> {
  const { body } = answer;
  return body === null
    ? new Uint8Array()
    : readAtMost(body, announcedBytes(answer), most, room);
}

/** Zero if it is not said, or not as a number. */
function announcedBytes({ headers }: Pick<Response, 'headers'>): number {
  return Number(headers.get('Content-Length')) || 0;
}

/** Browsers do not always report an answer that broke off as an error. */
function attemptOf(image: Uint8Array, answer: Response): Attempt<Answered> {
  // More may come, because the browser decompresses a compressed object.
  const whole = image.length >= announcedBytes(answer);
  return {
    outcome: {
      kind: 'fetched',
      image,
      whole,
      etag: answer.headers.get('ETag') ?? ''
    },
    trouble: whole ? undefined : 'passing'
  };
}

/**
 * Whether a cached answer is from before a change. Another program may have
 * written the time of the change. Fresh answers are never doubted, so that a
 * time in the future does not fetch an image twice.
 */
function isFromBefore(
  { headers }: Response,
  changedAt: string | undefined,
  now: number
): boolean {
  const answeredAt = Date.parse(headers.get('Date') ?? '');
  return (
    answeredAt < now - CACHED_AFTER && answeredAt <= Date.parse(changedAt ?? '')
  );
}

function refusal(status: number, code: string): Attempt<Answered> {
  const failed = (reason: PictureProblem): Answered => ({
    kind: 'failed',
    reason
  });
  const said = `${status}${code && ` ${code}`}`;
  if (status === 404 && code !== 'NoSuchBucket') {
    return { outcome: { kind: 'missing' } };
  }
  if (code === 'InvalidObjectState') {
    return { outcome: failed({ code: 'archived' }) };
  }
  if (status === 400 || status === 401 || status === 403) {
    const reason = { code: 'address-refused', said } as const;
    return { outcome: { kind: 'refused', reason } };
  }
  if (status === 429 || status === 503) {
    return {
      outcome: failed({ code: 'bucket-busy', said }),
      trouble: 'throttled'
    };
  }
  return {
    outcome: failed({ code: 'answer-strange', said }),
    trouble: status >= 500 ? 'passing' : undefined
  };
}

/** Nothing more came in time. */
class TooSlow extends Error {}

/**
 * Aborts what does not end by itself, so that it does not hold up the others for
 * ever. The time in which it waits for the others does not count, and after it the
 * whole time is there again.
 */
async function inTime<Result>(
  clock: Clock,
  signal: AbortSignal,
  run: (
    signal: AbortSignal,
    pausing: (others: Promise<void>) => Promise<void>
  ) => Promise<Result>
): Promise<Result> {
  const inner = new AbortController();
  const stop = (): void => inner.abort(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  let deadline = new AbortController();
  const begin = (): void => {
    deadline = new AbortController();
    clock.sleep(IMAGE_DEADLINE, deadline.signal).then(
      () => inner.abort(new TooSlow()),
      // It ended in time.
      () => undefined
    );
  };
  begin();
  try {
    signal.throwIfAborted();
    return await run(inner.signal, async others => {
      deadline.abort();
      await others;
      begin();
    });
  } finally {
    signal.removeEventListener('abort', stop);
    deadline.abort();
    inner.abort();
  }
}

/** S3's own code for a refusal; empty if the answer has none or breaks off. */
async function codeOf(answer: Response): Promise<string> {
  try {
    const said = await bytesUpTo(answer, MOST_REFUSAL_BYTES);
    const text = said === 'too-large' ? '' : new TextDecoder().decode(said);
    return /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? '';
  } catch {
    return '';
  }
}
