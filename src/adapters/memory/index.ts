/** The ports without a cloud: for tests, and for a desk that has nothing to connect to. */
export { ManualClock } from './manualClock';
export { MemoryCatalogue } from './memoryCatalogue';
export { MemoryCropper } from './memoryCropper';
export { MemoryCredentials } from './memoryCredentials';
export { MemoryIdentity } from './memoryIdentity';
export { MemoryJournal } from './memoryJournal';
export { MemoryImageStore } from './memoryImageStore';
export { MemoryProvisioning } from './memoryProvisioning';
export { MemoryRequests } from './memoryRequests';
export { MemoryResumePoint } from './memoryResumePoint';
export { SequenceIds } from './sequenceIds';
export { withFaults } from './faults';
export type { Fault } from './faults';
