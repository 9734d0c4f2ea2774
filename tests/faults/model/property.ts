import * as fc from 'fast-check';

import type { Stage } from '../matrix/cases';
import type { Sabotage } from '../world/sabotages';
import type { Step } from './steps';
import { clocks, delays, steps, take } from './steps';
import type { Clocks } from './world';
import { World } from './world';

/** Where and how closely the two are watched. */
export interface Watched {
  readonly stage: Stage;
  /** Takes a condition out. */
  readonly sabotage?: Sabotage;
  /** Where each look takes many requests: table and bucket are read at the end alone. Every write is watched all the same. */
  readonly atTheEnd?: boolean;
}

/** Whatever two people do and whatever goes wrong: the rules hold, and in the end all is saved or given up. */
export function twoCurators({
  stage,
  sabotage,
  atTheEnd = false
}: Watched): fc.IAsyncProperty<[Step[], number[], Clocks]> {
  const run = async (
    script: Step[],
    slow: number[],
    wrong: Clocks
  ): Promise<void> => {
    const world = await World.open(stage, {
      ...{ delays: slow, clocks: wrong, sabotage }
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
