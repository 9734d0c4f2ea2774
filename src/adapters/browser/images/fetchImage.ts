import { s3Usage } from '../../../domain/connection/cost/usage';
import type { PictureProblem } from '../../../domain/pictureProblem';
import type { Clock } from '../../../ports/clock';
import type { ImageReading } from '../../../ports/images/imageStore';
import type { CountRequest } from '../../../ports/connection/requests';
import type { Attempt, Retry } from '../../../ports/connection/retry';
import { bytesOf } from './worker/bytesOf';

/** An image as fetched, or why there is none. */
export type FetchedImage =
  | {
      readonly kind: 'fetched';
      readonly image: Uint8Array;
      readonly etag: string;
      /** Whether as many bytes came as the bucket said. */
      readonly whole: boolean;
    }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly reason: PictureProblem };

/** ms for an image with its bytes, which may take their time over a slow line. */
const PATIENCE = 120_000;

/** ms; an answer that is older comes from the browser's cache. */
const CACHED = 60_000;

/** An image to be fetched, and what is known of how new it must be. */
export interface WantedImage {
  readonly key: string;
  /** When its product changed last, where known. */
  readonly changedAt?: string;
  /** Whether the object is known to be another than the one fetched before. */
  readonly replaced?: boolean;
  /** Whether other bytes may be written under its key. */
  readonly rewritable?: boolean;
}

export interface ImageFetching {
  readonly images: Pick<ImageReading, 'sign' | 'head'>;
  readonly fetch: typeof fetch;
  readonly retry: Retry;
  readonly clock: Clock;
  readonly count: CountRequest;
}

/** A refusal may be the URL's fault, which a request of another kind tells. */
type Answered = FetchedImage | { kind: 'refused'; reason: PictureProblem };

/**
 * One image by a presigned URL, again where the way there or the bucket is in
 * trouble. A URL that is refused may have expired, or be dated by a wrong
 * clock: then a request of the store's own sets clock and credentials right,
 * or says what is not allowed, and a new URL is tried once.
 *
 * @throws the signal's reason where it fires
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

/** One attempt, in time; what went out is counted. */
async function get(
  wanted: WantedImage,
  how: ImageFetching,
  signal: AbortSignal
): Promise<Attempt<Answered>> {
  const { key } = wanted;
  const { images, clock, count } = how;
  const [url] = await images.sign([key]);
  try {
    return await inTime(clock, signal, async inner => {
      const seen = { status: 0, bytes: 0 };
      try {
        const answer = await freshAnswer(url, wanted, how, inner);
        seen.status = answer.status;
        if (!answer.ok) {
          return refusal(answer.status, await codeOf(answer));
        }
        const image = await bytesOf(answer);
        seen.bytes = image.length;
        return received(image, answer.headers);
      } finally {
        const usage = s3Usage({ method: 'GET', ...seen });
        count({ usage, target: { kind: 'object', key } });
      }
    });
  } catch (error) {
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
 * No header is sent that would cause a preflight: there is one for every URL,
 * and it doubles the round trips. The browser lets what is not low go first.
 * Its cache serves a URL again, but never bytes from before the last change.
 */
async function freshAnswer(
  url: string,
  { changedAt, replaced = false, rewritable = false }: WantedImage,
  { fetch, clock }: ImageFetching,
  signal: AbortSignal
): Promise<Response> {
  const ask = (cache: RequestCache): Promise<Response> =>
    fetch(url, {
      ...{ signal, cache },
      mode: 'cors',
      credentials: 'omit',
      priority: 'low'
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

/** An answer that broke off is not always an error to a browser. */
function received(image: Uint8Array, headers: Headers): Attempt<Answered> {
  const said = Number(headers.get('Content-Length') ?? 0);
  // More may come: an object that is stored packed is unpacked on its way.
  const whole = image.length >= said;
  return {
    outcome: {
      ...{ kind: 'fetched', image, whole },
      etag: headers.get('ETag') ?? ''
    },
    trouble: whole ? undefined : 'passing'
  };
}

/**
 * Whether an answer was kept from before a change. A change's time may be
 * another program's: only what is not from just now is doubted, so that none
 * is fetched twice for a time that lies in the future.
 */
function isFromBefore(
  { headers }: Response,
  changedAt: string | undefined,
  now: number
): boolean {
  const answeredAt = Date.parse(headers.get('Date') ?? '');
  return answeredAt < now - CACHED && answeredAt <= Date.parse(changedAt ?? '');
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

/** Ends what does not end by itself, so that it does not hold up the others for ever. */
async function inTime<Result>(
  clock: Clock,
  signal: AbortSignal,
  run: (signal: AbortSignal) => Promise<Result>
): Promise<Result> {
  const inner = new AbortController();
  const stop = (): void => inner.abort(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  clock.sleep(PATIENCE, inner.signal).then(
    () => inner.abort(new TooSlow()),
    // It came in time.
    () => undefined
  );
  try {
    signal.throwIfAborted();
    return await run(inner.signal);
  } finally {
    signal.removeEventListener('abort', stop);
    inner.abort();
  }
}

/** S3's own code for a refusal; empty where the answer has none or breaks off. */
async function codeOf(answer: Response): Promise<string> {
  try {
    return /<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1] ?? '';
  } catch {
    return '';
  }
}
