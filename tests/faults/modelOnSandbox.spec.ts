import * as fc from 'fast-check';

import { openSandboxStage } from './matrix/sandboxStage';
import { twoCurators } from './model/property';
import { SABOTAGES } from './world/sabotages';

/**
 * The model of `model.spec.ts` on the adapters of S3 and DynamoDB: requests
 * take their time there, so that these are fewer runs.
 * `FC_SANDBOX_RUNS` makes more or fewer; a failure is not shrunk, since two
 * runs of one script differ in what overtakes what.
 */

const { FC_SEED, FC_PATH, FC_SANDBOX_RUNS } = process.env;

const seed = FC_SEED ? Number(FC_SEED) : Date.now() % 2 ** 31;

jest.setTimeout(600_000);

it(`two curators lose nothing on S3 and DynamoDB (seed ${seed})`, async () => {
  const stage = await openSandboxStage();
  await fc.assert(twoCurators({ stage, atTheEnd: true }), {
    ...{ seed, path: FC_PATH || undefined, endOnFailure: true },
    numRuns: Number(FC_SANDBOX_RUNS || 30)
  });
});

/** One that few runs find. */
const TAKEN = 'when the condition on the claim is taken out';

it(`the model notices there too ${TAKEN}`, async () => {
  const found = await fc.check(
    twoCurators({
      stage: await openSandboxStage(),
      sabotage: SABOTAGES.find(({ name }) => name === TAKEN)?.sabotage,
      atTheEnd: true
    }),
    { seed: 4, numRuns: 50, endOnFailure: true }
  );
  expect(found.failed).toBe(true);
});
