/** The ports without a cloud: for tests, and for a desk that has nothing to connect to. */
export { ManualClock } from './manualClock';
export { MemoryCatalogue } from './memoryCatalogue';
export { MemoryCropper } from './memoryCropper';
export { MemoryCredentials } from './memoryCredentials';
export { MemoryIdentity } from './memoryIdentity';
export { PageJournal } from '../../../src/adapters/browser/saving/pageJournal';
export { MemoryImageStore } from './memoryImageStore';
export { MemoryProvisioning } from './memoryProvisioning';
export { RequestFeed } from '../../../src/adapters/browser/connection/requestFeed';
export { MemoryResumePoint } from './memoryResumePoint';
export { SequenceIds } from './sequenceIds';
export { withFaults } from './faults';
export type { Fault } from './faults';
