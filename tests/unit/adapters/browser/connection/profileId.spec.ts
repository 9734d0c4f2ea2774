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

it.each([5, '', 'CLAIM', { id: 'x' }, ['a'.repeat(20)]])(
  'a planted id that is none is replaced: %p',
  async planted => {
    const database = await openDatabase();
    await database?.put('profile', planted as string, 'claim of mina');
    const id = await profileId(database, 'mina', new SequenceIds());
    expect(id).toMatch(/^[a-z0-9]{20}$/);
    expect(await database?.get('profile', 'claim of mina')).toBe(id);
    database?.close();
  }
);
