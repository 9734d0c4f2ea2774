import 'fake-indexeddb/auto';

import { profileId } from '../../../../../src/adapters/browser/connection/profileId';
import { openDatabase } from '../../../../../src/adapters/browser/saving/database';
import { SequenceIds } from '../../../../support/memory';

it('keeps the profile’s id for a person, another for another', async () => {
  const database = await openDatabase();
  const ids = new SequenceIds();
  const one = await profileId(database, 'minji', ids);
  expect(await profileId(database, 'minji', ids)).toBe(one);
  expect(await profileId(database, 'jun', ids)).not.toBe(one);
  database?.close();
});
