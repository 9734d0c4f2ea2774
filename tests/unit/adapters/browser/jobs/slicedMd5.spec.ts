/** @jest-environment node */
import { createHash, randomBytes } from 'node:crypto';

import { slicedMd5 } from '../../../../../src/adapters/browser/jobs/slicedMd5';

it.each([0, 1, 131_072, 131_073, 1_000_000])(
  'is the MD5 of %i bytes',
  async length => {
    const bytes = new Uint8Array(randomBytes(length));
    const expected = createHash('md5').update(bytes).digest('hex');
    expect(await slicedMd5(bytes)).toBe(expected);
  }
);

it('lets the page do other things in between', async () => {
  let turns = 0;
  const timer = setInterval(() => turns++);
  await slicedMd5(new Uint8Array(20_000_000));
  clearInterval(timer);
  expect(turns).toBeGreaterThan(1);
});
