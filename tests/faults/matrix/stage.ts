import type { Stage } from './cases';
import { MEMORY } from './memoryStage';

/** Where cases are played. The sandbox's clients are loaded only where they are wanted. */
export async function openStage(engine: string): Promise<Stage> {
  if (engine === 'memory') {
    return MEMORY;
  }
  const { openSandboxStage } = await import('./sandboxStage');
  return openSandboxStage();
}
