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
  await expect(
    bob.page.getByText('alice is working on this product.')
  ).toBeVisible();
  await bob.focus('detail/a.png');
  await bob.press('Delete');
  await expect(bob.message).not.toContainText('Deleted');
  await expect(bob.tile('detail/a.png')).toBeVisible();
  expect(await cloud.item(SUB, product)).toMatchObject({
    claimed_by: 'alice',
    detail: ['a.png', 'b.png', 'c.png', 'd.png']
  });
});

test('Bob takes over what Alice has open, and her unsaved change is shown to her beside his', async ({
  openDesk
}) => {
  const cloud = await hubDataset('takeover', ['79821', '79822']);
  const alice = await openDesk('alice', 'takeover');
  const product = await alice.productId();
  const dynamodb = `${process.env.CURATION_DYNAMODB_ENDPOINT}/**`;
  await alice.page.route(dynamodb, route => route.abort());
  await alice.focus('detail/a.png');
  await alice.press('Delete');
  await expect(alice.page.getByText('1 change not saved')).toBeVisible();

  const bob = await openDesk('bob', 'takeover');
  await bob.choose(product);
  await bob.page.getByRole('button', { name: 'Take over' }).click();
  await bob.focus('detail/b.png');
  await bob.press('Delete');
  await bob.saved();
  expect(await cloud.item(SUB, product)).toMatchObject({
    claimed_by: 'bob',
    detail: ['a.png', 'c.png', 'd.png']
  });

  await alice.page.unroute(dynamodb);
  await alice.page.getByRole('button', { name: 'Retry' }).click();
  const conflict = alice.page.getByRole('region', {
    name: /bob is editing this product/
  });
  await expect(conflict.getByRole('row')).toHaveText([
    /Yours, not saved.*bob, saved/,
    /detail\/a\.png.*Deleted.*Not moved/,
    /detail\/b\.png.*Not moved.*Deleted/
  ]);
  await conflict
    .getByRole('button', { name: 'Take over and keep mine' })
    .click();
  await alice.saved();
  expect(await cloud.item(SUB, product)).toMatchObject({
    claimed_by: 'alice',
    detail: ['c.png', 'd.png']
  });
});
