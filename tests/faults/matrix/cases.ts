import { ManualClock } from '../../support/memory';
import { unlikeMeant } from '../reader/meant';
import { brokenRules } from '../reader/rules';
import { Curator, WorldIds } from '../world/curator';
import type { Fault } from '../world/network';
import type { Given, TestDataset } from '../world/testDataset';
import type { Sabotage } from '../world/sabotages';
import { WrongClock } from '../world/wrongClock';
import type { Change } from './changes';
import { PRODUCT, given } from './given';

/** What happens after a fault. */
export const RECOVERIES = ['retry', 'tab dies'] as const;

export type Recovery = (typeof RECOVERIES)[number];

export interface FaultCase {
  readonly change: Change;
  /** The name of the request that fails. */
  readonly request: string;
  readonly fault: Fault;
  readonly recovery: Recovery;
}

/** The engine that cases run on. A test may put something between the desk and the table. */
export interface TestBed {
  readonly subCategory: () => number;
  readonly open: (start: Given, subCategory: number) => Promise<TestDataset>;
  readonly between?: Sabotage;
  /** By how many ms the person's clock is wrong. Default: 0. */
  readonly off?: number;
}

/** The time at which cases run. */
export const NOW = Date.parse('2026-11-22T09:00:00.000Z');

/** The requests that a change makes without faults, in order. */
export async function requestsOf(
  bed: TestBed,
  change: Change
): Promise<readonly string[]> {
  const { curator } = await begin(bed, change, () => undefined);
  const before = curator.network.sent.length;
  change.act(curator);
  await curator.settle();
  return curator.network.sent.slice(before);
}

/** Runs one case and describes what is wrong at its end. */
export async function play(
  bed: TestBed,
  { change, request, fault, recovery }: FaultCase
): Promise<readonly string[]> {
  let due = false;
  const { dataset, curator, start } = await begin(bed, change, name => {
    const meets = due && name === request;
    due = due && !meets;
    return meets ? fault : undefined;
  });
  due = true;
  change.act(curator);
  await curator.settle();
  const met = !due;
  due = false;
  const slow = curator.network;
  await (recovery === 'retry' ? tryAgain(curator) : comeBack(curator));
  // Requests that timed out long ago reach the cloud after all.
  await slow.arrive();
  await curator.settle();
  const now = await dataset.look();
  return [
    ...(met ? [] : [`the request ${request} was not made`]),
    ...brokenRules(start, now),
    ...unlikeMeant(now, PRODUCT, change.meant),
    ...(await unsaved(curator))
  ];
}

async function begin(
  { subCategory, open, between = same => same, off = 0 }: TestBed,
  change: Change,
  fault: (request: string) => Fault | undefined
) {
  const category = subCategory();
  const dataset = await open(given(category, change.given), category);
  const start = await dataset.look();
  const clock = new ManualClock(NOW);
  const curator = new Curator({
    name: 'curator-7',
    dataset: { catalogue: between(dataset.catalogue), images: dataset.images },
    clock: new WrongClock(clock, off),
    ids: new WorldIds(),
    weather: { fault }
  });
  await curator.start();
  await change.prepare?.(curator);
  // The person has seen the product.
  clock.advance(1000);
  return { dataset, curator, start };
}

async function tryAgain(curator: Curator): Promise<void> {
  curator.network.timeOut();
  await curator.settle();
  await curator.perform('retry', {});
}

async function comeBack(curator: Curator): Promise<void> {
  curator.die();
  curator.comeBack();
  await curator.start();
}

async function unsaved({ desk, disk }: Curator): Promise<string[]> {
  const { waiting, failed } = desk.state.saving;
  const { records } = await disk.records();
  return [
    ...failed.map(
      ({ labels, problem }) => `"${labels[0]}" failed: ${problem.text}`
    ),
    ...(waiting > 0 ? [`${waiting} changes wait`] : []),
    ...records.map(({ label }) => `"${label}" is in the journal`)
  ];
}
