import { SystemClock } from '../../adapters/node/systemClock';
import type { Pauses } from '../../app/jobs/longRun';
import { pauseText } from '../../words/jobs/longRuns';
import { PLAIN } from '../../words/trans';
import type { Output } from './environment';

/** To the start of the line and erase it: a bar may stand there, and is drawn again below. */
const ERASE_LINE = '\r\u001b[2K';

/** Waits for a service in trouble, and one line on standard error for each of them. */
export function pausesToldOn(err: Output): Pauses {
  return {
    // This computer's clock, which the person can see.
    clock: new SystemClock(),
    random: () => Math.random(),
    tell: pause =>
      err.write(`${err.isTTY ? ERASE_LINE : ''}${pauseText(pause, PLAIN)}\n`)
  };
}
