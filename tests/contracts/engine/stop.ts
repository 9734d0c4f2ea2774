import { stopSandbox } from './sandbox';

export default function stop(): Promise<void> {
  return stopSandbox();
}
