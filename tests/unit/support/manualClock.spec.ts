import { ManualClock, SequenceIds } from '../../support/memory';

describe('a clock moved by hand', () => {
  it('wakes who slept until then, in order', async () => {
    const clock = new ManualClock(0);
    const woken: string[] = [];
    const sleeps = [
      clock.sleep(20).then(() => woken.push('late')),
      clock.sleep(10).then(() => woken.push('early'))
    ];
    clock.advance(9);
    await Promise.resolve();
    expect(woken).toEqual([]);
    clock.advance(20);
    await Promise.all(sleeps);
    expect(woken).toEqual(['early', 'late']);
    expect(clock.now()).toBe(29);
  });

  it('lets a signal end a sleep', async () => {
    const clock = new ManualClock();
    const wish = new AbortController();
    const sleep = clock.sleep(1000, wish.signal);
    wish.abort();
    await expect(sleep).rejects.toMatchObject({ kind: 'Cancelled' });
    await expect(clock.sleep(1, wish.signal)).rejects.toMatchObject({
      kind: 'Cancelled'
    });
  });
});

it('ids in a row have 20 characters and differ', () => {
  const ids = new SequenceIds('op');
  const all = Array.from({ length: 100 }, () => ids.next());
  expect(new Set(all).size).toBe(100);
  expect(all.every(id => /^[a-z0-9]{20}$/.test(id))).toBe(true);
});
