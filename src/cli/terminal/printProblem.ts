import { CurationError } from '../../domain/errors';
import { asProblem, bugText } from '../../words/errors';
import { PLAIN } from '../../words/trans';
import type { Output } from './environment';

/** Prints what went wrong and what to do; the stack only on request. */
export function printProblem(
  err: Output,
  error: unknown,
  debug: boolean
): void {
  const known = error instanceof CurationError;
  const { text, remedy } = asProblem(error, PLAIN);
  err.write(`${text}\n`);
  if (known && remedy) {
    err.write(`${remedy}\n`);
  }
  if (debug && error instanceof Error) {
    err.write(`${error.stack}\n`);
    if (error.cause) {
      err.write(
        `Cause: ${String((error.cause as Error).stack ?? error.cause)}\n`
      );
    }
  } else if (!known) {
    err.write(`${bugText(PLAIN)}\n`);
  }
}
