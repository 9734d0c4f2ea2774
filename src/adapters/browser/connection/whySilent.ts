import type { PolicyNeed } from '../../../domain/connection/contentPolicy';
import type { Silence } from '../../../domain/connection/silence';
import { knownSilence } from '../../../domain/connection/silence';

/** ms that a service has to answer. */
const DEADLINE = 10_000;

export interface SilenceOptions {
  /** The address of the page. */
  readonly page: string;
  /** What the page's policy has blocked so far. */
  readonly needs: () => readonly PolicyNeed[];
  readonly fetch: typeof fetch;
}

/**
 * Finds out why a browser gets no answer from an address, with one request at
 * most. A request without CORS is answered by whatever is there, though nobody
 * can read the answer.
 */
export async function whySilent(
  address: string,
  { page, needs, fetch }: SilenceOptions
): Promise<Silence> {
  const known = knownSilence(address, page, needs());
  if (known !== undefined) {
    return known;
  }
  const ended = new AbortController();
  const timer = setTimeout(() => ended.abort(), DEADLINE);
  try {
    await fetch(address, {
      mode: 'no-cors',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: ended.signal
    });
    return 'cors';
  } catch {
    // The browser tells of what it has blocked a moment later.
    await new Promise(resolve => setTimeout(resolve));
    return knownSilence(address, page, needs()) ?? 'network';
  } finally {
    clearTimeout(timer);
  }
}
