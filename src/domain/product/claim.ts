import type { CatalogueItem } from '../catalogueItem';

/** How long a claim is valid without renewal, in seconds. */
export const CLAIM_SECONDS = 600;

/** Who edits a product. Correctness depends on `id`; `until` only decides when a takeover is offered. */
export interface Claim {
  /** The journal's id: one for each browser profile and person. */
  readonly id: string;
  readonly by: string;
  /** Seconds since the epoch. */
  readonly until: number;
}

/** The claim on an item, or undefined. */
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

/** Whether a claim is somebody else's and still valid, at `now` in ms. */
export function heldByOther(
  claim: Claim | undefined,
  myId: string,
  now: number
): boolean {
  return claim !== undefined && claim.id !== myId && claim.until * 1000 > now;
}
