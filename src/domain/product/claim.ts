import type { CatalogueItem } from '../catalogueItem';

/** How long a claim holds without renewal, in seconds. */
export const CLAIM_SECONDS = 600;

/** Who edits a product. Correctness rests on `id`; `until` only decides when a takeover is offered. */
export interface Claim {
  /** The journal's id: one a browser profile and person. */
  readonly id: string;
  readonly by: string;
  /** Seconds since the epoch. */
  readonly until: number;
}

/** The claim that stands on an item, or undefined. */
export function readClaim(item: CatalogueItem): Claim | undefined {
  const { claim_id: id, claimed_by: by, claimed_until: until } = item;
  return typeof id === 'string' && id !== ''
    ? {
        id,
        by: typeof by === 'string' ? by : 'somebody',
        until: typeof until === 'number' ? until : 0
      }
    : undefined;
}

/** Whether a claim is another's and still running, at `now` in ms. */
export function heldByOther(
  claim: Claim | undefined,
  myId: string,
  now: number
): boolean {
  return claim !== undefined && claim.id !== myId && claim.until * 1000 > now;
}
