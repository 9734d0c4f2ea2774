import { Conflict, Invalid } from '../../domain/errors';
import {
  CURATION_SETTINGS,
  readTeamSettings,
  teamItem
} from '../../domain/board/teamSettings';
import type { Catalogue } from '../../ports/product/catalogue';

/** What became of a team's settings. */
export type StoredTeam = 'kept' | 'stored' | 'would be stored';

/**
 * Stores a team's settings, in the form in which they are written by hand.
 *
 * @param text - JSON as `settings` of the item has it
 * @param version - of this program
 * @throws Invalid where they cannot be followed, before anything is written;
 * Conflict where somebody else wrote them meanwhile
 */
export async function storeTeam(
  catalogue: Pick<Catalogue, 'item' | 'store'>,
  text: string,
  version: string,
  dryRun: boolean
): Promise<StoredTeam> {
  const { problem } = readTeamSettings(teamItem(undefined, text), version);
  if (problem !== undefined) {
    throw new Invalid('settings-file-unusable', { problem });
  }
  const before = await catalogue.item(CURATION_SETTINGS);
  if (before?.settings === text) {
    return 'kept';
  }
  if (dryRun) {
    return 'would be stored';
  }
  if (!(await catalogue.store(before, teamItem(before, text)))) {
    throw new Conflict('settings-changed', {});
  }
  return 'stored';
}
