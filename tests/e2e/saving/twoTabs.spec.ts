import { test } from '@playwright/test';

import { playTwoTabs } from '../support/twoTabs';

test('two tabs of one person do each change once, offline too', async ({
  context
}) => {
  await playTwoTabs(context, String(process.env.CURATION_LAB_URL), 'TwoTabs');
});
