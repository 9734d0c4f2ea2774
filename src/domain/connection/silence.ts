import type { Service } from '../errorFacts';
import type { CurationError } from '../errors';
import { Unreachable } from '../errors';
import { addressOrigin } from './addressOrigin';
import type { PolicyNeed } from './contentPolicy';
import { blocksAddress } from './contentPolicy';

/** Why a browser gets no answer of a service. */
export type Silence =
  /** The page's Content-Security-Policy does not let it ask. */
  | 'policy'
  /** The page came over https, and the service has only http. */
  | 'mixed'
  /** It answers, and lets no page of this origin read the answer. */
  | 'cors'
  /** It does not answer at all. */
  | 'network';

/**
 * What can be told before anything is sent.
 *
 * @param page - the address of the page
 */
export function knownSilence(
  address: string,
  page: string,
  needs: readonly PolicyNeed[]
): Silence | undefined {
  if (blocksAddress(needs, address)) {
    return 'policy';
  }
  return isMixed(address, page) ? 'mixed' : undefined;
}

/** Browsers trust this computer without https. */
function isMixed(address: string, page: string): boolean {
  return (
    /^https:/i.test(page) &&
    /^http:/i.test(address) &&
    !/^http:\/\/(([\w-]+\.)*localhost|127(\.\d+){3}|\[::1\])(:|\/|$)/i.test(
      address
    )
  );
}

/** The error of a service that gave a browser no answer, with its reason. */
export function silenceError(
  why: Silence,
  service: Service,
  address: string,
  page: string
): CurationError {
  const origin = addressOrigin(address) ?? address;
  switch (why) {
    case 'policy':
      return new Unreachable('page-policy-blocks', { service, origin });
    case 'mixed':
      return new Unreachable('mixed-content', { service, origin });
    case 'cors':
      return new Unreachable('cors-refused', {
        service,
        page: addressOrigin(page) ?? page
      });
    case 'network':
      return new Unreachable('network-silent', { service, origin });
  }
}
