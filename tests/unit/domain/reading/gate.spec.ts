import { Gate } from '../../../../src/domain/reading/gate';

/** Tasks of some weights that end when they are told to. */
function tasks(gate: Gate, weights: readonly number[]) {
  const running = new Set<number>();
  const ends = new Map<number, () => void>();
  const all = weights.map((weight, n) =>
    gate.run(async () => {
      running.add(n);
      await new Promise<void>(end => ends.set(n, end));
      running.delete(n);
    }, weight)
  );
  const settle = (): Promise<void> => new Promise(done => setTimeout(done));
  return {
    all,
    now: async (): Promise<readonly number[]> => {
      await settle();
      return [...running];
    },
    end: (n: number): void => ends.get(n)?.()
  };
}

describe('a gate', () => {
  it('lets so many in', async () => {
    const { now, end } = tasks(new Gate(2), [0, 0, 0]);
    expect(await now()).toEqual([0, 1]);
    end(0);
    expect(await now()).toEqual([1, 2]);
  });

  it('lets in what does not hold too much together, in order', async () => {
    const { now, end } = tasks(new Gate(10, 100), [60, 30, 20, 5]);
    expect(await now()).toEqual([0, 1]);
    end(1);
    expect(await now()).toEqual([0, 2, 3]);
  });

  it('lets in alone what holds more than everything', async () => {
    const { now, end } = tasks(new Gate(10, 100), [1, 1000, 1]);
    expect(await now()).toEqual([0]);
    end(0);
    expect(await now()).toEqual([1]);
    end(1);
    expect(await now()).toEqual([2]);
  });

  it('lets the next in after a failure', async () => {
    const gate = new Gate(1);
    await expect(
      gate.run(() => Promise.reject(new Error('no')), 5)
    ).rejects.toThrow('no');
    expect(await gate.run(async () => 'yes')).toBe('yes');
  });
});
