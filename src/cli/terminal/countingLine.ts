import { Presets, SingleBar } from 'cli-progress';

import type { Output } from './environment';

/** A line that counts when the total is not known. */
export interface CountingLine<Counts> {
  report(counts: Counts): void;
  stop(): void;
}

/**
 * A counting line on standard error; one that shows nothing if no person
 * sees it.
 *
 * @param format - with the counts' names in braces: `{products} products`
 */
export function countingLine<Counts extends object>(
  err: Output,
  json: boolean,
  format: string
): CountingLine<Counts> {
  if (!err.isTTY || json) {
    return { report: () => undefined, stop: () => undefined };
  }
  const line = new SingleBar(
    { format, hideCursor: true, clearOnComplete: true, stream: process.stderr },
    Presets.shades_grey
  );
  let begun = false;
  return {
    report: counts => {
      if (!begun) {
        begun = true;
        line.start(0, 0, counts);
      }
      line.update(0, counts);
    },
    stop: () => {
      if (begun) {
        line.stop();
      }
    }
  };
}
