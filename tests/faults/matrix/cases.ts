import { ManualClock } from '../../support/memory';
import { unlikeMeant } from '../reader/meant';
import { brokenRules } from '../reader/rules';
import { Curator, WorldIds } from '../world/curator';
import type { Fault } from '../world/network';
import type { Given, Place } from '../world/place';
import type { Sabotage } from '../world/sabotages';
import { WrongClock } from '../world/wrongClock';
import type { Change } from './changes';
import { PRODUCT, given } from './given';

/** How it goes on after a fault. */
export const RECOVERIES = ['retry', 'tab dies'] as const;

export type Recovery = (typeof RECOVERIES)[number];

export interface FaultCase {
  readonly change: Change;
  /** The request that meets the fault, by its name. */
  readonly request: string;
  readonly fault: Fault;
  readonly recovery: Recovery;
}

/** Where cases are played; a test may put something between desk and table. */
export interface Stage {
  readonly subCategory: () => number;
  readonly open: (start: Given, subCategory: number) => Promise<Place>;
  readonly between?: Sabotage;
  /** How far the person's clock is off, in ms. Default none. */
  readonly off?: number;
}

/** When cases are played. */
export const NOW = Date.parse('2026-11-22T09:00:00.000Z');

/** The requests that a change makes where nothing goes wrong, in their order. */
export async function requestsOf(
  stage: Stage,
  change: Change
): Promise<readonly string[]> {
  const { curator } = await begin(stage, change, () => undefined);
  const before = curator.network.sent.length;
  change.act(curator);
  await curator.settle();
  return curator.network.sent.slice(before);
}

/** Plays one case; what is wrong at its end, in words. */
export async function play(
  stage: Stage,
  { change, request, fault, recovery }: FaultCase
): Promise<readonly string[]> {
  let due = false;
  const { place, curator, start } = await begin(stage, change, name => {
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
  // What was given up long ago reaches the cloud after all.
  await slow.arrive();
  await curator.settle();
  const now = await place.look();
  return [
    ...(met ? [] : [`the request ${request} was not made`]),
    ...brokenRules(start, now),
    ...unlikeMeant(now, PRODUCT, change.meant),
    ...(await unsaved(curator))
  ];
}

async function begin(
  { subCategory, open, between = same => same, off = 0 }: Stage,
  change: Change,
  fault: (request: string) => Fault | undefined
) {
  const category = subCategory();
  const place = await open(given(category, change.given), category);
  const start = await place.look();
  const clock = new ManualClock(NOW);
  const curator = new Curator({
    name: 'curator-7',
    place: { catalogue: between(place.catalogue), images: place.images },
    clock: new WrongClock(clock, off),
    ids: new WorldIds(),
    weather: { fault }
  });
  await curator.start();
  await change.prepare?.(curator);
  // The person has seen the product.
  clock.advance(1000);
  return { place, curator, start };
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
