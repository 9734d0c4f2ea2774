import * as fc from 'fast-check';

import { openSandboxBed } from './matrix/sandboxBed';
import { twoCurators } from './model/property';
import { SABOTAGES } from './world/sabotages';

/**
 * The model of `model.spec.ts` on the adapters of S3 and DynamoDB. Requests are
 * slower there, so there are fewer runs. `FC_SANDBOX_RUNS` sets their number. A
 * failure is not shrunk, since two runs of one script differ in the order of
 * requests.
 */

const { FC_SEED, FC_PATH, FC_SANDBOX_RUNS } = process.env;

const seed = FC_SEED ? Number(FC_SEED) : Date.now() % 2 ** 31;

jest.setTimeout(600_000);

it(`two curators lose nothing on S3 and DynamoDB (seed ${seed})`, async () => {
  const bed = await openSandboxBed();
  await fc.assert(twoCurators({ bed, atTheEnd: true }), {
    seed,
    path: FC_PATH || undefined,
    endOnFailure: true,
    numRuns: Number(FC_SANDBOX_RUNS || 30)
  });
});

/** A missing condition that few runs are enough to notice. */
const TAKEN = 'when the condition on the claim is taken out';

it(`the model on S3 and DynamoDB notices ${TAKEN}`, async () => {
  const found = await fc.check(
    twoCurators({
      bed: await openSandboxBed(),
      sabotage: SABOTAGES.find(({ name }) => name === TAKEN)?.sabotage,
      atTheEnd: true
    }),
    { seed: 4, numRuns: 50, endOnFailure: true }
  );
  expect(found.failed).toBe(true);
});
