import { ServerConnection } from '@jupyterlab/services';

import type { CurationError, ErrorKind } from '../../domain/errors';
import {
  Invalid,
  NotAllowed,
  NotSignedIn,
  NotSupported,
  Unreachable
} from '../../domain/errors';
import { readAtMost } from '../../domain/reading/readAtMost';
import { MOST_ROUTE_BYTES } from '../../domain/reading/sizeLimits';
import type { ServerDate } from './serverDate';
import { checkAnswered, stopped } from './whoAnswered';

const NAMESPACE = 'jupyterlab-curation';

/** The server answers no request without it. A navigation, an iframe or an image cannot send it. */
const DESK_HEADER = 'X-Curation-Desk';

export type Route =
  | 'version'
  | 'identity'
  | 'credentials'
  | 'policy'
  | 'sandbox'
  | 'sample'
  | 'journal-key'
  | 'jobs'
  | `jobs/${string}`
  | `relay/${string}`;

/** What a route is asked. */
export interface Question {
  readonly query?: Readonly<Record<string, string>>;
  /** Is sent as JSON. Default: nothing, and the route is only read. */
  readonly body?: object;
  /** Ends the wait for the answer, with Unreachable. */
  readonly signal?: AbortSignal;
  /** Learns the server's time. */
  readonly date?: ServerDate;
  /** Bytes of the answer that are read. Default: `MOST_ROUTE_BYTES`. */
  readonly most?: number;
}

/** An error as the server extension reports it. */
interface RouteError {
  readonly error: ErrorKind;
  readonly message: string;
  readonly remedy?: string;
}

const ERRORS: ReadonlyMap<
  unknown,
  new (...args: ConstructorParameters<typeof Invalid>) => CurationError
> = new Map(
  Object.entries({
    NotSignedIn,
    NotAllowed,
    Unreachable,
    Invalid,
    NotSupported
  })
);

/**
 * Asks one of the server extension's routes.
 *
 * @param date - learns the server's time
 * @returns its JSON, or undefined if the server does not have the extension
 * @throws the error that the route names; Unreachable if nothing answers, or
 * something else in its place
 */
export async function askServer<T>(
  route: Route,
  settings: ServerConnection.ISettings,
  query: Readonly<Record<string, string>> = {},
  date?: ServerDate
): Promise<T | undefined> {
  return tellServer<T>(route, settings, { query, date });
}

/** The same, with more to say. */
export async function tellServer<T>(
  route: Route,
  settings: ServerConnection.ISettings,
  question: Question
): Promise<T | undefined> {
  const response = await request(route, settings, question);
  if (response === undefined) {
    return undefined;
  }
  const body = await jsonOf(response, question.most);
  if (response.ok && body === undefined) {
    throw new Unreachable('server-page', {});
  }
  if (response.ok && body !== 'too-large') {
    return body as T;
  }
  throw asError(body, response);
}

/**
 * Asks a route that answers with a file.
 *
 * @returns undefined if the server does not have the route, or the file has more bytes
 * @throws as `askServer`
 */
export async function fileOfServer(
  route: Route,
  settings: ServerConnection.ISettings,
  query: Readonly<Record<string, string>>,
  most: number
): Promise<Uint8Array | undefined> {
  const response = await request(route, settings, { query });
  if (response === undefined) {
    return undefined;
  }
  if (!response.ok || response.body === null) {
    throw asError(await jsonOf(response), response);
  }
  const announced = Number(response.headers.get('Content-Length') ?? 0);
  const bytes = await readAtMost(response.body, announced, most);
  return bytes === 'too-large' ? undefined : bytes;
}

/**
 * Sends a request of any kind to a route.
 *
 * @returns the answer, whatever it is
 * @throws the signal's reason if it fires, Unreachable if nothing answers
 */
export async function sendToServer(
  route: Route,
  settings: ServerConnection.ISettings,
  init: RequestInit & { readonly headers: Headers }
): Promise<Response> {
  deskHeaders(settings).forEach((value, name) => init.headers.set(name, value));
  try {
    return await send(route, settings, init);
  } catch (error) {
    init.signal?.throwIfAborted();
    throw error;
  }
}

/** The error that an answer of a route names. */
export async function serverRefusal(
  response: Response
): Promise<CurationError> {
  return asError(await jsonOf(response), response);
}

/** @throws Unreachable if nothing answers */
async function send(
  address: string,
  settings: ServerConnection.ISettings,
  init: RequestInit
): Promise<Response> {
  try {
    return await ServerConnection.makeRequest(
      urlOf(address, settings),
      init,
      settings
    );
  } catch (cause) {
    throw new Unreachable('server-silent', {}, { cause });
  }
}

function urlOf(
  address: string,
  { baseUrl }: ServerConnection.ISettings
): string {
  return `${baseUrl.replace(/\/+$/, '')}/${NAMESPACE}/${address}`;
}

/** @returns undefined if the server does not have the route */
async function request(
  route: Route,
  settings: ServerConnection.ISettings,
  { query = {}, body: sentBody, signal, date }: Question
): Promise<Response | undefined> {
  const asked = new URLSearchParams(query).toString();
  const sent = Date.now();
  const address = `${route}${asked && `?${asked}`}`;
  const response = await send(address, settings, {
    headers: deskHeaders(settings),
    ...(sentBody && { method: 'POST', body: JSON.stringify(sentBody) }),
    ...(signal && { signal })
  });
  await checkAnswered(response, urlOf(address, settings), settings);
  date?.hear(response.headers.get('Date'), sent, Date.now());
  if (response.status === 404) {
    return undefined;
  }
  return response;
}

/** @returns undefined if it is none, as the page of a proxy */
async function jsonOf(
  { body, headers }: Response,
  most = MOST_ROUTE_BYTES
): Promise<unknown> {
  try {
    const announced = Number(headers.get('Content-Length') ?? 0);
    const bytes =
      body === null
        ? new Uint8Array()
        : await readAtMost(body, announced, most);
    return bytes === 'too-large'
      ? bytes
      : JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    // It is no JSON, or it broke off; its status tells what it was.
    return undefined;
  }
}

/** `makeRequest` does not merge headers with those of the settings. */
function deskHeaders(settings: ServerConnection.ISettings): Headers {
  const headers = new Headers(settings.init.headers);
  headers.set(DESK_HEADER, '1');
  return headers;
}

function asError(
  body: unknown,
  { status, statusText }: Response
): CurationError {
  const { error, message, remedy } = (body ?? {}) as Partial<RouteError>;
  const Kind = ERRORS.get(error);
  if (Kind && message) {
    return new Kind('server-error', { said: message, remedy });
  }
  if (status === 401 || status === 403) {
    return new NotSignedIn('server-signed-out', {});
  }
  // An older hub says so with JSON of its own.
  const ended = status === 503 ? stopped() : undefined;
  return ended ?? new Unreachable('server-failed', { status, statusText });
}
