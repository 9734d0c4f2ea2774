import type { S3Client } from '@aws-sdk/client-s3';
import type { HttpRequest, HttpResponse } from '@smithy/core/protocols';
import { isThrottlingError, isTransientError } from '@smithy/core/retry';
import { fromBase64, toHex } from '@smithy/core/serde';
import type { SdkError, RequestSigner } from '@smithy/types';

import type { Attempt, Retry } from '../../../../ports/connection/retry';
import { REFUSAL_DEADLINE } from '../../answers/deadlines';
import { isUnanswered } from '../../answers/errorKinds';
import { readSdkError } from '../../answers/sdkError';
import type { DirectPut } from '../../connection/bucket';
import { bucketEndpoint, objectRequest } from './objectRequest';

/** Bytes of an object from which on the SDK's own work is nothing beside its transfer. */
const MOST_BYTES = 1_000_000;

/** Bytes of an answer that refuses a request. */
const MOST_ANSWER = 64 * 1024;

const USER_AGENT = 'jupyterlab-curation';

/** The SDK's handler gives a stream of Node. */
interface Body extends AsyncIterable<Uint8Array> {
  /** Reads it to its end, so that its connection can be used again. */
  resume(): void;
  /** Closes its connection. Whoever reads it gets the error. */
  destroy(error: Error): void;
}

interface Answered {
  readonly status: number;
  readonly etag?: string;
  /** Of a refusal, or of a request without an answer. */
  readonly error?: unknown;
  readonly trouble?: Attempt<unknown>['trouble'];
}

interface Direct {
  readonly s3: S3Client;
  /** The bucket's. */
  readonly name: string;
  readonly retry: Retry;
  /** ms since the epoch, by the service's clock. */
  readonly now: () => number;
}

/**
 * Puts small objects by the client's own signer, handler and retries, without
 * its middleware, which takes longer than all the rest of a put. Only for Node.
 */
export function directPut({ s3, name, retry, now }: Direct): DirectPut {
  const { config } = s3;
  let prepared: Promise<Prepared | undefined> | undefined;
  return async (key, { bytes, contentType, checksum, headers }, signal) => {
    const { url, signer } = (await (prepared ??= prepare(s3, name))) ?? {};
    if (!url || !signer || bytes.length > MOST_BYTES) {
      return undefined;
    }
    const request = objectRequest(url, key, {
      method: 'PUT',
      query: { 'x-id': 'PutObject' },
      headers: {
        ...headers,
        host: url.host,
        'content-length': String(bytes.length),
        'content-type': contentType,
        'user-agent': USER_AGENT,
        'x-amz-checksum-sha256': checksum,
        'x-amz-content-sha256': toHex(fromBase64(checksum))
      },
      body: bytes
    });
    const { status, etag, error, trouble } = await retry(async () => {
      // Another attempt is signed anew: it may be minutes later.
      const signed = await signer.sign(request, {
        signingDate: new Date(now())
      });
      return send(config, signed as HttpRequest, signal);
    }, signal ?? NEVER);
    if (error === undefined) {
      return { etag };
    }
    if (status === 412 || trouble !== undefined) {
      throw error;
    }
    return undefined;
  };
}

const NEVER = new AbortController().signal;

interface Prepared {
  readonly url: URL;
  readonly signer: RequestSigner;
}

/** @returns undefined for a bucket whose requests are signed in another way */
async function prepare(
  s3: S3Client,
  name: string
): Promise<Prepared | undefined> {
  const { url, scheme } = await bucketEndpoint({ s3, name });
  return scheme?.name === 'sigv4'
    ? { url, signer: await s3.config.signer(scheme) }
    : undefined;
}

async function send(
  { requestHandler }: S3Client['config'],
  request: HttpRequest,
  signal: AbortSignal | undefined
): Promise<Attempt<Answered>> {
  let response: HttpResponse;
  try {
    ({ response } = await requestHandler.handle(request, {
      abortSignal: signal
    }));
  } catch (error) {
    return failed(0, error);
  }
  const { statusCode: status, headers } = response;
  const body = response.body as Body;
  if (status < 300) {
    body.resume();
    return { outcome: { status, etag: headers.etag } };
  }
  try {
    return failed(status, refusal(response, await beginningOf(body, signal)));
  } catch (error) {
    // It broke off. What the service refused is not known.
    return failed(0, error);
  }
}

/** A refusal in the form of the SDK's errors. */
function refusal(response: HttpResponse, text: string): Error {
  const [, code = ''] = /<Code>([^<]*)<\/Code>/.exec(text) ?? [];
  const [, message = code] = /<Message>([^<]*)<\/Message>/.exec(text) ?? [];
  return Object.assign(new Error(message), {
    name: code,
    $metadata: { httpStatusCode: response.statusCode },
    $response: response
  });
}

/** What the SDK repeats, by its own rules, and what `RequestRetries` adds to them. */
function troubleOf(error: unknown): Attempt<unknown>['trouble'] {
  if (isThrottlingError(error as SdkError)) {
    return 'throttled';
  }
  return isTransientError(error as SdkError) ||
    isUnanswered(readSdkError(error))
    ? 'passing'
    : undefined;
}

function failed(status: number, error: unknown): Attempt<Answered> {
  const trouble = troubleOf(error);
  return { outcome: { status, error, trouble }, trouble, error };
}

/**
 * @throws the stream's error, the signal's reason, or a TimeoutError if it does
 * not end
 */
async function beginningOf(
  body: Body,
  signal: AbortSignal = NEVER
): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  const late = setTimeout(() => body.destroy(tooLate()), REFUSAL_DEADLINE);
  const stop = (): void => body.destroy(signal.reason as Error);
  signal.addEventListener('abort', stop, { once: true });
  try {
    for await (const chunk of body) {
      text += decoder.decode(chunk, { stream: true });
      if (text.length > MOST_ANSWER) {
        // The rest is not received.
        break;
      }
    }
    return text;
  } finally {
    clearTimeout(late);
    signal.removeEventListener('abort', stop);
  }
}

function tooLate(): Error {
  return Object.assign(new Error('The answer did not end in time.'), {
    name: 'TimeoutError'
  });
}
