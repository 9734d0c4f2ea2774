import { expect, test } from '@playwright/test';

import { itemOf } from '../support/brokenDataset';
import { aConflict } from '../support/conflictOnDesk';
import { DeskPage } from '../support/deskPage';
import { FOLDER } from '../support/ownTable';

const TABLE = 'Takeover';
const [PRODUCT, NEXT] = ['79801', '79802'];
const [MINE, THEIRS] = ['detail/a.png', 'detail/b.png'];

test('changes that waited while another took over the product are shown beside theirs, and can be kept', async ({
  page,
  context,
  browser
}) => {
  const mine = new DeskPage(page);
  const conflict = await aConflict(
    { page, context, browser },
    TABLE,
    [PRODUCT, NEXT],
    { mine: MINE, theirs: THEIRS }
  );
  await expect(conflict.getByRole('row')).toHaveText([
    /Yours, not saved.*curator-9, saved/,
    new RegExp(`${MINE}.*Deleted.*Not moved`),
    new RegExp(`${THEIRS}.*Not moved.*Deleted`)
  ]);
  expect((await itemOf(TABLE, PRODUCT)).detail).toEqual(
    FOLDER.filter(name => !THEIRS.endsWith(name))
  );

  await conflict.getByRole('button', { name: 'Keep mine' }).click();
  await mine.saved();
  await expect(conflict).toHaveCount(0);
  expect((await itemOf(TABLE, PRODUCT)).detail).toEqual(
    FOLDER.filter(name => !THEIRS.endsWith(name) && !MINE.endsWith(name))
  );
  await expect(mine.tile(THEIRS)).toHaveCount(0);
});
