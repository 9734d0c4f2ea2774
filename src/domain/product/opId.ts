/** How many letters of a claim id are at the start of the ids of its changes. */
const TAG = 6;

/**
 * The id of a new change. It begins with the end of the claim id under which
 * the change is asked for, so that an item's `ops` distinguish the changes of
 * different browsers.
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
