import type { Person } from '../../app/cloud';
import type { Claim } from '../../domain/product/claim';
import type { Resume } from '../../domain/queue/resume';
import type { Catalogue } from '../../ports/product/catalogue';
import type { QueueEntry } from '../state';

/**
 * Where a person was, if nothing but the table remembers it: in the category of
 * the product that they completed last. It takes one request.
 *
 * @param person - their name; nobody is looked for without one
 */
export async function placeInTable(
  catalogue: Pick<Catalogue, 'lastCompletedBy'>,
  person: string | null | undefined
): Promise<Resume | undefined> {
  if (!person) {
    return undefined;
  }
  try {
    const category = await catalogue.lastCompletedBy(person);
    return category && { version: 1, savedAt: 0, category };
  } catch (error) {
    // The desk begins with the first category.
    console.warn('The table does not tell where you stopped.', error);
    return undefined;
  }
}

/**
 * The product of a list that a person had open last. A desk whose server or page
 * ended did not give its claim back, so that the claim stays on the item, also
 * when its time is over.
 */
export function lastClaimed(
  rows: readonly QueueEntry[],
  person: Person
): QueueEntry | undefined {
  return rows
    .filter(({ claim }) => claim !== undefined && isOf(claim, person))
    .sort((a, b) => (b.claim?.until ?? 0) - (a.claim?.until ?? 0))[0];
}

/** Of this browser, or of the same person in another one. */
function isOf(claim: Claim, { by, claimId }: Person): boolean {
  return claim.id === claimId || claim.by === by;
}
