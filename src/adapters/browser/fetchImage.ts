/** An image as fetched, or why there is none. */
export type FetchedImage =
  | { readonly kind: 'fetched'; readonly image: Blob; readonly etag: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly reason: string };

/** Tries for an answer that may be better the next time. */
const TRIES = 3;

/**
 * One image by a presigned URL. No header is sent that would cause a
 * preflight: there is one for every URL, and it doubles the round trips.
 *
 * @param pause - waits before the next try; its argument counts the tries
 * @throws the signal's reason where it fires
 */
export async function fetchImage(
  sign: () => Promise<string>,
  fetcher: typeof fetch,
  pause: (tries: number) => Promise<void>,
  signal: AbortSignal
): Promise<FetchedImage> {
  let reason = '';
  for (let tries = 1; tries <= TRIES; tries++) {
    if (tries > 1) {
      await pause(tries);
    }
    try {
      const answer = await fetcher(await sign(), {
        signal,
        mode: 'cors',
        credentials: 'omit'
      });
      if (answer.ok) {
        return {
          kind: 'fetched',
          image: await answer.blob(),
          etag: answer.headers.get('ETag') ?? ''
        };
      }
      if (answer.status === 404) {
        return { kind: 'missing' };
      }
      reason = reasonOf(answer.status, await codeOf(answer));
      if (answer.status < 500 && answer.status !== 429) {
        break;
      }
    } catch (error) {
      signal.throwIfAborted();
      reason =
        error instanceof TypeError
          ? 'The bucket could not be reached.'
          : error instanceof Error
            ? error.message
            : String(error);
    }
  }
  return { kind: 'failed', reason };
}

/** S3's own code for a refusal; empty where the answer has none or breaks off. */
async function codeOf(answer: Response): Promise<string> {
  try {
    return /<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1] ?? '';
  } catch {
    return '';
  }
}

function reasonOf(status: number, code: string): string {
  if (/^(Expired|InvalidToken|InvalidAccessKeyId|TokenRefresh)/.test(code)) {
    return `The credentials are wrong or have expired (${code}).`;
  }
  return status === 403
    ? 'It may not be read (s3:GetObject), or it is gone.'
    : `The bucket answered ${status}${code && ` ${code}`}.`;
}
