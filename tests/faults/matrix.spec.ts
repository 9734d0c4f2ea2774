import type { TestBed } from './matrix/cases';
import { RECOVERIES, play } from './matrix/cases';
import { CHANGES } from './matrix/changes';
import { engine, planOf } from './matrix/plan';
import { PRODUCT } from './matrix/given';
import { openTestBed } from './matrix/testBed';
import { SABOTAGES } from './world/sabotages';

/**
 * Every change × every request that it makes × every fault × every recovery.
 * The requests were recorded before (see `start.ts`).
 */

const requests = JSON.parse(
  process.env.CURATION_FAULTS_REQUESTS ?? '{}'
) as Record<string, string[]>;

/* A request to a real engine takes its time. */
jest.setTimeout(60_000);

let bed: TestBed;
beforeAll(async () => {
  bed = await openTestBed(engine());
});

describe.each(CHANGES.filter(({ name }) => name in requests))(
  '$name',
  change => {
    it('makes requests', () => {
      expect(requests[change.name]).not.toEqual([]);
    });

    describe.each(requests[change.name])('%s', request => {
      describe.each(planOf(engine()).faults)('%s', fault => {
        it.each(RECOVERIES)('%s', async recovery => {
          expect(await play(bed, { change, request, fault, recovery })).toEqual(
            []
          );
        });
      });
    });
  }
);

/** A matrix that cannot fail proves nothing. */
describe('the matrix notices', () => {
  it.each([
    ['when the ids of changes are not kept', 'after'],
    ['when counters are not in the transaction', 'before']
  ] as const)('%s', async (name, fault) => {
    const taken = SABOTAGES.find(sabotage => sabotage.name === name);
    const problems = await play(
      { ...bed, between: taken?.sabotage },
      {
        change: CHANGES[0],
        request: `changeStatus ${PRODUCT}`,
        fault,
        recovery: 'retry'
      }
    );
    expect(problems).not.toEqual([]);
  });
});
