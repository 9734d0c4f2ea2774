import type { TestBed } from './cases';
import { MEMORY } from './memoryBed';

/** Opens the engine that cases run on. The sandbox's clients are loaded only if they are needed. */
export async function openTestBed(engine: string): Promise<TestBed> {
  if (engine === 'memory') {
    return MEMORY;
  }
  const { openSandboxBed } = await import('./sandboxBed');
  return openSandboxBed();
}
