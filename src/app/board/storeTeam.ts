import { Conflict, Invalid } from '../../domain/errors';
import {
  CURATION_SETTINGS,
  readTeamSettings,
  teamItem
} from '../../domain/board/teamSettings';
import type { Catalogue } from '../../ports/product/catalogue';

/** What happened to a team's settings. */
export type StoredTeam = 'kept' | 'stored' | 'would be stored';

/**
 * Stores a team's settings as a person wrote them in a file.
 *
 * @param text - the JSON of the item's attribute `settings`
 * @param version - of this program
 * @throws Invalid if they cannot be used, before anything is written; Conflict
 * if somebody else wrote them meanwhile
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
