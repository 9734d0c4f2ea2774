import { test } from '@playwright/test';

import { playTwoTabs } from '../support/twoTabs';

test('two tabs of one person make each change once, even offline', async ({
  context
}) => {
  await playTwoTabs(context, String(process.env.CURATION_LAB_URL), 'TwoTabs');
});
