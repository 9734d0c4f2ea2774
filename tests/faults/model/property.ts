import * as fc from 'fast-check';

import type { TestBed } from '../matrix/cases';
import type { Sabotage } from '../world/sabotages';
import type { Step } from './steps';
import { clocks, delays, steps, take } from './steps';
import type { Clocks } from './world';
import { World } from './world';

/** Where the two people work, and how closely they are checked. */
export interface Watched {
  readonly bed: TestBed;
  /** Removes a condition. */
  readonly sabotage?: Sabotage;
  /** Reads the table and the bucket only at the end, for engines on which that takes many requests. Every write is checked in any case. */
  readonly atTheEnd?: boolean;
}

/** The rules hold whatever two people do and whatever goes wrong, and in the end every change is saved or discarded. */
export function twoCurators({
  bed,
  sabotage,
  atTheEnd = false
}: Watched): fc.IAsyncProperty<[Step[], number[], Clocks]> {
  const run = async (
    script: Step[],
    slow: number[],
    wrong: Clocks
  ): Promise<void> => {
    const world = await World.open(bed, {
      delays: slow,
      clocks: wrong,
      sabotage
    });
    await Promise.all(world.people.map(({ curator }) => curator.start()));
    world.clock.advance(1000);
    for (const step of script) {
      await take(world, step);
      expectNone(atTheEnd ? world.witness.problems : await world.problems());
    }
    await world.settle();
    expectNone(await world.problems());
    expectNone(await world.peace());
    expectNone(await world.problems());
  };
  return fc.asyncProperty(steps, delays, clocks, run);
}

function expectNone(problems: readonly string[]): void {
  if (problems.length > 0) {
    throw new Error(problems.join('\n'));
  }
}
