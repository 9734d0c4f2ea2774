import { CurationError } from '../../domain/errors';
import { asProblem, bugText } from '../../words/errors';
import { PLAIN } from '../../words/trans';
import type { Output } from './environment';
import { visibleLine, visibleLines } from './visibleText';

/** Prints what went wrong and what to do; the stack only on request. */
export function printProblem(
  err: Output,
  error: unknown,
  debug: boolean
): void {
  const known = error instanceof CurationError;
  const { text, remedy } = asProblem(error, PLAIN);
  err.write(`${visibleLine(text)}\n`);
  if (known && remedy) {
    err.write(`${visibleLine(remedy)}\n`);
  }
  if (debug && error instanceof Error) {
    err.write(`${visibleLines(String(error.stack))}\n`);
    if (error.cause) {
      err.write(
        `Cause: ${visibleLines(String((error.cause as Error).stack ?? error.cause))}\n`
      );
    }
  } else if (!known) {
    err.write(`${bugText(PLAIN)}\n`);
  }
}
