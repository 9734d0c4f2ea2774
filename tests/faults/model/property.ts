import * as fc from 'fast-check';

import type { Sabotage } from '../world/sabotages';
import type { Step } from './steps';
import { delays, steps, take } from './steps';
import { World } from './world';

/** Whatever two people do and whatever goes wrong: the rules hold, and in the end all is saved or given up. */
export function twoCurators(
  sabotage?: Sabotage
): fc.IAsyncProperty<[Step[], number[]]> {
  return fc.asyncProperty(steps, delays, async (script, slow) => {
    const world = await World.open(slow, sabotage);
    await Promise.all(world.people.map(({ curator }) => curator.start()));
    world.clock.advance(1000);
    for (const step of script) {
      await take(world, step);
      expectNone(world.problems());
    }
    await world.settle();
    expectNone(world.problems());
    expectNone(await world.peace());
    expectNone(world.problems());
  });
}

function expectNone(problems: readonly string[]): void {
  if (problems.length > 0) {
    throw new Error(problems.join('\n'));
  }
}
