/** Letters of a claim id that every change made under it begins with. */
const TAG = 6;

/**
 * The id of a new change. It begins with the end of the claim id under which
 * it is asked for, so that an item's `ops` tell one browser's changes from
 * another's.
 *
 * @param random - unique by itself
 */
export function newOpId(claimId: string, random: string): string {
  return tagOf(claimId) + random;
}

/** Whether a change was asked for under a claim id. */
export function isOpOf(claimId: string, opId: string): boolean {
  return opId.startsWith(tagOf(claimId));
}

function tagOf(claimId: string): string {
  return claimId.slice(-TAG);
}
