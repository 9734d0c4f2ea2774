import { CurationError } from '../../domain/errors';
import type { Output } from './environment';

/** Says what went wrong and what can be done; the stack only on request. */
export function printProblem(
  err: Output,
  error: unknown,
  debug: boolean
): void {
  const message = error instanceof Error ? error.message : String(error);
  err.write(`${message}\n`);
  if (error instanceof CurationError && error.remedy) {
    err.write(`${error.remedy}\n`);
  }
  if (debug && error instanceof Error) {
    err.write(`${error.stack}\n`);
    if (error.cause) {
      err.write(
        `Cause: ${String((error.cause as Error).stack ?? error.cause)}\n`
      );
    }
  } else if (!(error instanceof CurationError)) {
    err.write('This is a fault of the program; --debug shows where it is.\n');
  }
}
