import { ManualClock } from '../support/memory';
import type { TestBed } from './matrix/cases';
import { NOW, RECOVERIES, play } from './matrix/cases';
import type { Change } from './matrix/changes';
import { CHANGES } from './matrix/changes';
import { PRODUCT, given } from './matrix/given';
import { engine } from './matrix/plan';
import { openTestBed } from './matrix/testBed';
import { brokenRules } from './reader/rules';
import { Curator, WorldIds } from './world/curator';
import type { Fault } from './world/network';
import type { Raw } from './world/testDataset';
import { WrongClock } from './world/wrongClock';

/**
 * Computers whose clocks are wrong by minutes and are not corrected. The
 * difference between them is longer than a claim lasts. It decides when a
 * takeover is offered, and nothing else.
 */

const MINUTES = 60_000;
const BEHIND = -7 * MINUTES;
const AHEAD = 11 * MINUTES;

const FAULTS: readonly Fault[] = ['before', 'after', 'late'];

const requests = JSON.parse(
  process.env.CURATION_FAULTS_REQUESTS ?? '{}'
) as Record<string, string[]>;

jest.setTimeout(60_000);

let bed: TestBed;
beforeAll(async () => {
  bed = await openTestBed(engine());
});

describe.each([
  ['behind', BEHIND],
  ['ahead', AHEAD]
])('a clock that is minutes %s', (_, off) => {
  const some = ['complete', 'hold', 'move one', 'upload'];
  it.each(
    CHANGES.filter(({ name }) => some.includes(name) && name in requests)
  )('applies the change once, whichever request fails: $name', async change => {
    const problems: string[] = [];
    // The matrix covers what follows when another product is opened. A product
    // that was taken over has its meta.json read once more, before the change.
    const own = requests[change.name].filter(
      name => !/^(claim|read meta\.json) /.test(name)
    );
    for (const request of own) {
      for (const fault of FAULTS) {
        for (const recovery of RECOVERIES) {
          const found = await play(
            { ...bed, off },
            { change: heldByOther(change), request, fault, recovery }
          );
          problems.push(
            ...found.map(text => `${request} ${fault}, ${recovery}: ${text}`)
          );
        }
      }
    }
    expect(problems).toEqual([]);
  });
});

/** A change of a product that another person has claimed and, by that person's clock, has just changed. */
function heldByOther(change: Change): Change {
  return {
    ...change,
    given: {
      ...change.given,
      patch: {
        claim_id: 'claim-of-other',
        claimed_by: 'other',
        claimed_until: (NOW + 5 * MINUTES) / 1000,
        last_updated_at: new Date(NOW + AHEAD).toISOString(),
        ...change.given?.patch
      }
    },
    async prepare(curator) {
      await curator.perform('go-to-product', { productId: PRODUCT });
      if (curator.open?.heldBy) {
        await curator.perform('take-over', {});
      }
      await change.prepare?.(curator);
    }
  };
}

describe('a claim between two clocks', () => {
  const clock = new ManualClock(NOW);
  let cut: boolean;
  let look: () => Promise<Raw>;
  let start: Raw;
  let open: (name: string, off: number) => Promise<Curator>;

  beforeEach(async () => {
    const category = bed.subCategory();
    const dataset = await bed.open(given(category), category);
    cut = false;
    look = () => dataset.look();
    start = await look();
    const ids = new WorldIds();
    open = async (name, off) => {
      const curator = new Curator({
        name,
        dataset,
        ids,
        clock: new WrongClock(clock, off),
        weather: {
          fault: () => (cut && name === 'ann' ? 'before' : undefined)
        }
      });
      await curator.start();
      await curator.perform('go-to-product', { productId: PRODUCT });
      return curator;
    };
  });

  /** Ann asks for a change while her network is down. Bob, who has the product meanwhile, changes it. */
  async function bothChange(ann: Curator, bob: Curator): Promise<void> {
    cut = true;
    await ann.perform('delete', { images: ['detail/a 1.jpg'] });
    await bob.perform('reclassify', {
      folder: 'text',
      images: ['detail/d.JPG']
    });
    cut = false;
    expect(bob.desk.state.saving).toMatchObject({ waiting: 0, failed: [] });
  }

  /** Ann sees a conflict, her change waits, and nothing of it is in the table. */
  async function expectConflictOfAnn(ann: Curator): Promise<void> {
    await ann.perform('retry', {});
    const now = await look();
    expect(now.products.get(PRODUCT)).toMatchObject({
      revision: 1,
      text: ['size?.webp', 'd.JPG'],
      detail: ['a 1.jpg', 'b+2.jpg', 'c#3.jpg']
    });
    const { waiting, failed } = ann.desk.state.saving;
    expect([waiting, failed.length]).toEqual([1, 1]);
    expect((await ann.disk.records()).records).toHaveLength(1);
    expect(brokenRules(start, now)).toEqual([]);
  }

  it('looks expired to a clock that is ahead: its holder gets a conflict and overwrites nothing', async () => {
    const ann = await open('ann', BEHIND);
    const bob = await open('bob', AHEAD);
    expect(bob.open).toMatchObject({ heldBy: null });
    await bothChange(ann, bob);
    await expectConflictOfAnn(ann);
  });

  it('looks long to a clock that is behind: after a takeover, its holder overwrites nothing', async () => {
    const ann = await open('ann', AHEAD);
    const bob = await open('bob', BEHIND);
    clock.advance(12 * MINUTES);
    await bob.perform('refresh', {});
    expect(bob.open).toMatchObject({ heldBy: 'ann' });
    await bob.perform('take-over', {});
    await bothChange(ann, bob);
    await expectConflictOfAnn(ann);
  });
});
