import { SandboxDatasets } from '../world/sandboxDataset';
import type { TestBed } from './cases';

/** Cases that run on the AWS adapters, each in its own category of one table and bucket. */
export async function openSandboxBed(): Promise<TestBed> {
  const datasets = await SandboxDatasets.make();
  let last = 1000;
  return {
    subCategory: () => ++last,
    open: (start, subCategory) => datasets.open(start, subCategory)
  };
}
