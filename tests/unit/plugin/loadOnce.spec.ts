import { loadOnce } from '../../../src/plugin/loadOnce';

test('loads once, and again only after a failure', async () => {
  let calls = 0;
  const load = loadOnce(async () => {
    calls++;
    if (calls === 1) {
      throw new Error('The server restarted.');
    }
    return calls;
  });
  await expect(load()).rejects.toThrow('The server restarted.');
  expect(await Promise.all([load(), load()])).toEqual([2, 2]);
  expect(await load()).toBe(2);
});
