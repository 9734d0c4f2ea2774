/** The ports without a cloud. */
export { ManualClock } from './manualClock';
export { MemoryCatalogue } from './memoryCatalogue';
export { MemoryCropper } from './memoryCropper';
export { MemoryImageStore } from './memoryImageStore';
export { MemoryLocks } from './memoryLocks';
export { MemoryProvisioning } from './memoryProvisioning';
export { MemoryResumePoint } from './memoryResumePoint';
export { MemoryServerJobs } from './memoryServerJobs';
export { MemoryTally } from './memoryTally';
export { SequenceIds } from './sequenceIds';
export { withFaults } from './faults';
export type { Fault } from './faults';
