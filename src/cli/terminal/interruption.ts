import { stoppingText } from '../../words/jobs/longRuns';
import { PLAIN } from '../../words/trans';
import type { Output } from './environment';
import { EXIT } from './exitCode';

/** What of the process can end a run. */
export interface EndingProcess {
  on(signal: 'SIGINT' | 'SIGTERM', heard: () => void): unknown;
  exit(code: number): void;
  readonly stderr: Output;
  readonly stdout: {
    on(name: 'error', heard: (error: NodeJS.ErrnoException) => void): unknown;
  };
}

/**
 * Ends a run in good order at the first Ctrl-C or SIGTERM, and at once at the
 * second. A run that is watched also ends if nobody reads its events any more.
 *
 * @param watched - by a program, see `--events`
 * @returns fires when the run is to end
 */
export function interruption(
  process: EndingProcess,
  watched: boolean
): AbortSignal {
  const interrupt = new AbortController();
  const end = (): void => {
    if (interrupt.signal.aborted) {
      process.exit(EXIT.failed);
      return;
    }
    process.stderr.write(`\n${stoppingText(PLAIN)}\n`);
    interrupt.abort();
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  process.stdout.on('error', error => {
    if (error.code !== 'EPIPE') {
      throw error;
    }
    // Whoever reads the output of a command may stop reading: `… | head`.
    if (watched) {
      interrupt.abort();
    }
  });
  return interrupt.signal;
}
