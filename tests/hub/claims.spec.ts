import { SUB, hubDataset } from './support/hubDataset';
import { expect, test } from './support/people';

test('a product that Alice has open is shown to Bob as hers', async ({
  openDesk
}) => {
  const cloud = await hubDataset('claims', ['79811', '79812']);
  const alice = await openDesk('alice', 'claims');
  const product = await alice.productId();
  expect(await cloud.item(SUB, product)).toMatchObject({ claimed_by: 'alice' });

  const bob = await openDesk('bob', 'claims');
  // A product that somebody works on is passed over.
  expect(await bob.productId()).not.toBe(product);
  await expect(bob.row(product)).toContainText('alice');
  await bob.choose(product);
});
