import { stopSandbox } from '../contracts/engine/sandbox';

export default function stop(): Promise<void> {
  return stopSandbox();
}
