import type { PolicyNeed } from '../../../domain/connection/contentPolicy';
import { policyNeed, withNeed } from '../../../domain/connection/contentPolicy';

/** What the page's Content-Security-Policy was seen to block since this was loaded. */
export class PagePolicy {
  private _needs: readonly PolicyNeed[] = [];
  private readonly _listeners = new Set<() => void>();

  /** @param page - hears of violations of all its scripts and workers that it starts */
  constructor(page: Document, origin: string) {
    page.addEventListener('securitypolicyviolation', event => {
      // A policy that only reports blocks nothing.
      if (event.disposition === 'report') {
        return;
      }
      const need = policyNeed(
        event.effectiveDirective,
        event.blockedURI,
        origin
      );
      const before = this._needs;
      this._needs = need ? withNeed(before, need) : before;
      if (this._needs !== before) {
        this._listeners.forEach(listener => listener());
      }
    });
  }

  /** Each once, `MOST_NEEDS` at most. */
  get needs(): readonly PolicyNeed[] {
    return this._needs;
  }

  /** @returns ends it */
  subscribe(listener: () => void): () => void {
    this._listeners.add(listener);
    return () => void this._listeners.delete(listener);
  }
}

let listening: PagePolicy | undefined;

/** Of this page. It listens from the first call on. */
export function pagePolicy(): PagePolicy {
  listening ??= new PagePolicy(document, window.location.origin);
  return listening;
}
