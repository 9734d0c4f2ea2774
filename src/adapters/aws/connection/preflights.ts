import { keepNewest } from '../../../domain/keepNewest';

/** ms for which a browser remembers the answer to a preflight. Chromium's limit is two hours, whatever the CORS rule says. */
const REMEMBERED = 2 * 60 * 60 * 1000;

/** URLs that are remembered here, so that a long session does not fill the memory. */
const MOST = 10_000;

/** The part of a request that decides whether a preflight precedes it. */
export interface SentRequest {
  readonly method?: string;
  readonly hostname?: string;
  readonly path?: string;
  readonly query?: Readonly<Record<string, unknown>>;
}

/**
 * Which requests a browser asks for permission first. All requests of the SDK
 * have headers of their own, so there is a preflight for each method and URL
 * that the browser does not remember. A page cannot see them.
 */
export class Preflights {
  private readonly until = new Map<string, number>();

  /** @param now - ms since the epoch */
  constructor(private readonly now: () => number) {}

  /** Whether a preflight precedes a request that is sent now. */
  precedes({ method, hostname, path, query = {} }: SentRequest): boolean {
    const url = `${method} ${hostname}${path}?${JSON.stringify(query)}`;
    const now = this.now();
    if (now < (this.until.get(url) ?? 0)) {
      return false;
    }
    this.until.delete(url);
    this.until.set(url, now + REMEMBERED);
    keepNewest(this.until, MOST);
    return true;
  }
}
