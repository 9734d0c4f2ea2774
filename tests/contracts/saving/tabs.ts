import type { Tabs } from '../../../src/adapters/browser/saving/tabs';

/**
 * The contract of what keeps tabs apart.
 *
 * @param open - one more tab of the same browser
 * @param pass - lets some ms go by
 */
export function describeTabs(
  title: string,
  open: () => Promise<Tabs>,
  pass: (ms: number) => Promise<void>
): void {
  describe(title, () => {
    let names = 0;
    let name: string;
    let first: Tabs;
    let second: Tabs;
    let told: string[];

    beforeEach(async () => {
      name = `P${++names}`;
      told = [];
      first = await open();
      second = await open();
    });

    /** Something that runs until it is ended. */
    function lasting(said: string): { act(): Promise<void>; end(): void } {
      let end = (): void => undefined;
      const ended = new Promise<void>(resolve => (end = resolve));
      return {
        act: async () => {
          told.push(`${said} begins`);
          await ended;
          told.push(`${said} ends`);
        },
        end: () => end()
      };
    }

    const say = (said: string) => async (): Promise<void> => {
      told.push(said);
    };

    it.each(['another tab', 'the same tab'])(
      'lets one begin when the other has ended: %s',
      async which => {
        const long = lasting('one');
        const one = first.alone(name, long.act);
        await pass(0);
        const tab = which === 'the same tab' ? first : second;
        const other = tab.alone(name, say('other'));
        await tab.alone(`${name}0`, say('another name'));
        await pass(1_000);
        expect(told).toEqual(['one begins', 'another name']);
        long.end();
        await one;
        await pass(1_000);
        await other;
        expect(told.slice(2)).toEqual(['one ends', 'other']);
      }
    );

    it('goes on after one that failed, and gives its error', async () => {
      const failing = first.alone(name, () => Promise.reject(new Error('no')));
      const other = first.alone(name, async () => 7);
      await expect(failing).rejects.toThrow('no');
      await pass(1_000);
      expect(await other).toBe(7);
    });

    it('is free at once when it was given back, also while it was being renewed', async () => {
      const long = lasting('one');
      const one = first.alone(name, long.act);
      await pass(4_999);
      const renewed = pass(1);
      long.end();
      await one;
      await renewed;
      const other = second.alone(name, say('other'));
      await pass(500);
      await other;
      expect(told).toEqual(['one begins', 'one ends', 'other']);
    });

    it('tells the last one that leaves, in whatever tab', async () => {
      const before = await first.stay(name);
      const again = await first.stay(name);
      const other = await second.stay(name);
      await pass(20_000);
      await before.leave(say('before'));
      await other.leave(say('other'));
      await other.leave(say('twice'));
      await again.leave(say('again'));
      expect(told).toEqual(['again']);
    });

    it('says so if another never ends, and begins nothing', async () => {
      const long = lasting('one');
      const one = first.alone(name, long.act);
      await pass(0);
      const staying = expect(second.stay(name)).rejects.toMatchObject({
        code: 'other-tab-busy'
      });
      await pass(6_000);
      await staying;
      const changing = expect(
        second.alone(name, say('never'))
      ).rejects.toMatchObject({ code: 'other-tab-busy' });
      await pass(61_000);
      await changing;
      long.end();
      await one;
      await second.alone(name, say('now'));
      expect(told).toEqual(['one begins', 'one ends', 'now']);
    });
  });
}
