import { MEMORY_CATEGORY, MemoryPlace } from '../world/memoryPlace';
import type { Stage } from './cases';

/** Cases on the memory adapters, each with stores of its own. */
export const MEMORY: Stage = {
  subCategory: () => MEMORY_CATEGORY,
  open: start => MemoryPlace.open(start)
};
