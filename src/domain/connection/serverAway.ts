import { CurationError } from '../errors';
import type { ErrorCode } from '../errorFacts';

/** Where this page's server stands on a JupyterHub. */
export interface HubPlace {
  /** The path of the hub's own pages, with a slash at its end. */
  readonly prefix: string;
  /** The origin of the hub; empty if it is the page's own. */
  readonly host: string;
  readonly user: string;
  /** Empty for the person's default server. */
  readonly serverName: string;
}

/** The hub's page that starts this server, and the one that lists all servers. */
export function hubPages({ prefix, host, user, serverName }: HubPlace): {
  readonly start: string;
  readonly home: string;
} {
  const hub = `${host}${prefix.replace(/\/*$/, '/')}`;
  const server = [user, serverName]
    .filter(part => part !== '')
    .map(encodeURIComponent)
    .join('/');
  return {
    // Without a name, the hub takes the person who is signed in.
    start: server === '' ? `${hub}spawn` : `${hub}spawn/${server}`,
    home: `${hub}home`
  };
}

/** What came back of a request to a route of the Jupyter server. */
export interface SeenAnswer {
  readonly status: number;
  readonly isHtml: boolean;
  /** The path that was asked for. */
  readonly asked: string;
  /** The path that answered, after redirects. */
  readonly path: string;
}

/**
 * Who answered. `server`: the Jupyter server, or nothing speaks against it.
 * `unclear`: the server and the hub both answer so; another request tells.
 * `page`: something on the way answered with a page.
 */
export type Answered =
  'server' | 'stopped' | 'starting' | 'signed-out' | 'page' | 'unclear';

/**
 * Judges an answer by its status, its type and where redirects led.
 *
 * @param hub - undefined if the server belongs to none
 */
export function judgeAnswer(
  { status, isHtml, asked, path }: SeenAnswer,
  hub: HubPlace | undefined
): Answered {
  if (status === 424) {
    return 'stopped';
  }
  if (path !== asked && /\/(login|oauth)/.test(path)) {
    return 'signed-out';
  }
  if (hub !== undefined) {
    if (path.includes('/spawn-pending/')) {
      return 'starting';
    }
    if (isHtml && (status === 503 || startsServers(path, hub))) {
      return 'stopped';
    }
    if (status === 404 || (status === 403 && isHtml)) {
      return 'unclear';
    }
  }
  // A server without the extension answers 404 with a page.
  return isHtml && status < 300 ? 'page' : 'server';
}

/** The hub offers to start a server: `spawn`, and `home` after a failed start. */
function startsServers(path: string, { prefix }: HubPlace): boolean {
  const hub = prefix.replace(/\/*$/, '/');
  return path.startsWith(`${hub}spawn`) || path.startsWith(`${hub}home`);
}

/** Nobody can use the server now, and it may come back by itself or because somebody starts it. */
const AWAY: ReadonlySet<ErrorCode> = new Set([
  'server-stopped',
  'server-starting',
  'server-moved',
  'server-page',
  'server-silent',
  'server-signed-out'
]);

/** What a proxy answers for a server that it does not reach. */
const OF_PROXIES: readonly number[] = [502, 503, 504];

/** Whether an error says that the Jupyter server itself is away, whatever it was asked. */
export function isServerAway(error: unknown): boolean {
  if (!(error instanceof CurationError)) {
    return false;
  }
  const { code, facts } = error;
  if (code === 'server-gave-none' && 'error' in facts) {
    return isServerAway(facts.error);
  }
  return (
    AWAY.has(code) ||
    (code === 'server-failed' &&
      'status' in facts &&
      OF_PROXIES.includes(Number(facts.status)))
  );
}

/** The hub itself says what became of the server: credentials that are typed would not bring it back. */
export function hubTold(error: unknown): boolean {
  return (
    error instanceof CurationError &&
    ['server-stopped', 'server-starting', 'server-moved'].includes(error.code)
  );
}
