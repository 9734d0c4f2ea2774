import { MEMORY_CATEGORY, MemoryDataset } from '../world/memoryDataset';
import type { TestBed } from './cases';

/** Cases that run on the memory adapters, each with its own stores. */
export const MEMORY: TestBed = {
  subCategory: () => MEMORY_CATEGORY,
  open: start => MemoryDataset.open(start)
};
