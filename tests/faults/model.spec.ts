import * as fc from 'fast-check';

import { MEMORY } from './matrix/memoryBed';
import { twoCurators } from './model/property';
import { SABOTAGES } from './world/sabotages';

/**
 * Two curators, random changes, random faults and replays.
 * `FC_SEED=… npm run test:faults` repeats a run, `FC_PATH=…` its
 * counterexample; `FC_RUNS` makes more or fewer.
 */

const { FC_SEED, FC_PATH, FC_RUNS } = process.env;

const seed = FC_SEED ? Number(FC_SEED) : Date.now() % 2 ** 31;

jest.setTimeout(300_000);

it(`two curators lose nothing (seed ${seed})`, async () => {
  await fc.assert(twoCurators({ bed: MEMORY }), {
    seed,
    path: FC_PATH || undefined,
    numRuns: Number(FC_RUNS || 2000)
  });
});

/** The seed is fixed, so that the missing condition is noticed every time. */
it.each(SABOTAGES)('the model notices $name', async ({ sabotage }) => {
  const found = await fc.check(twoCurators({ bed: MEMORY, sabotage }), {
    seed: 4,
    numRuns: 500,
    endOnFailure: true
  });
  expect(found.failed).toBe(true);
});
