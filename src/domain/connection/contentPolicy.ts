import { addressOrigin } from './addressOrigin';
import type { Connection } from './connection';
import { serviceAddresses } from './serviceAddresses';

/** What a page's Content-Security-Policy lacks: a source of one of its directives. */
export interface PolicyNeed {
  /** As in `connect-src`. */
  readonly directive: string;
  /** An origin, or a source such as `data:`. */
  readonly source: string;
}

/** How many are remembered. Other extensions of the page make some too. */
export const MOST_NEEDS = 20;

/**
 * What a violation says that the policy lacks.
 *
 * @param blocked - as the browser reports it: an address, or a word such as `data`
 * @returns undefined if no source would allow it
 */
export function policyNeed(
  directive: string,
  blocked: string,
  pageOrigin: string
): PolicyNeed | undefined {
  const source = sourceOf(blocked, pageOrigin);
  return source === undefined ? undefined : { directive, source };
}

function sourceOf(blocked: string, pageOrigin: string): string | undefined {
  const scheme = /^(data|blob)(:|$)/.exec(blocked)?.[1];
  if (scheme !== undefined) {
    return `${scheme}:`;
  }
  const origin = addressOrigin(blocked);
  return origin === pageOrigin ? "'self'" : origin;
}

/** @returns the same list if it has the need already, or is full */
export function withNeed(
  needs: readonly PolicyNeed[],
  need: PolicyNeed
): readonly PolicyNeed[] {
  return needs.length >= MOST_NEEDS || hasNeed(needs, need)
    ? needs
    : [...needs, need];
}

function hasNeed(
  needs: readonly PolicyNeed[],
  { directive, source }: PolicyNeed
): boolean {
  return needs.some(
    one => one.directive === directive && one.source === source
  );
}

/** Those that a desk of a connection has itself: other extensions want other things. */
export function needsOfDesk(
  needs: readonly PolicyNeed[],
  connection: Connection
): readonly PolicyNeed[] {
  const { bucket, table } = serviceAddresses(connection);
  const wanted: ReadonlyMap<string, readonly (string | undefined)[]> = new Map([
    ['connect-src', [addressOrigin(bucket), addressOrigin(table)]],
    ['img-src', ['data:', 'blob:']],
    ['worker-src', ["'self'", 'blob:']]
  ]);
  return needs.filter(({ directive, source }) =>
    wanted.get(directive)?.includes(source)
  );
}

/** Whether the policy keeps a page from an address. */
export function blocksAddress(
  needs: readonly PolicyNeed[],
  address: string
): boolean {
  const source = addressOrigin(address);
  return (
    source !== undefined && hasNeed(needs, { directive: 'connect-src', source })
  );
}
