import { SystemClock } from '../../adapters/node/systemClock';
import type { Pauses } from '../../app/jobs/longRun';
import { pauseText } from '../../words/jobs/longRuns';
import { PLAIN } from '../../words/trans';
import type { Output } from './environment';
import { ERASE_LINE, visibleLine } from './visibleText';

/** Waits for a service in trouble, each of which is told. */
export function pausesToldBy(tell: Pauses['tell']): Pauses {
  return {
    // This computer's clock, which the person can see.
    clock: new SystemClock(),
    random: () => Math.random(),
    tell
  };
}

/** The same, with one line on standard error for each of them. */
export function pausesToldOn(err: Output): Pauses {
  return pausesToldBy(pause =>
    // A bar may stand on the line, and is drawn again below.
    err.write(
      `${err.isTTY ? ERASE_LINE : ''}${visibleLine(pauseText(pause, PLAIN))}\n`
    )
  );
}
