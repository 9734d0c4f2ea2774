import { SandboxPlaces } from '../world/sandboxPlace';
import type { Stage } from './cases';

/** Cases on the AWS adapters, each in a category of its own of one table and bucket. */
export async function openSandboxStage(): Promise<Stage> {
  const places = await SandboxPlaces.make();
  let last = 1000;
  return {
    subCategory: () => ++last,
    open: (start, subCategory) => places.open(start, subCategory)
  };
}
