import type { ErrorKind } from '../domain/errors';
import { CurationError } from '../domain/errors';

/** Something that went wrong, in words for the person. */
export interface Problem {
  readonly kind: ErrorKind | 'Unexpected';
  /** What happened, to what, and what was not lost. */
  readonly text: string;
  /** What to do next. */
  readonly remedy: string | undefined;
}

export function asProblem(error: unknown): Problem {
  if (error instanceof CurationError) {
    return { kind: error.kind, text: error.message, remedy: error.remedy };
  }
  return {
    kind: 'Unexpected',
    text: `Something unexpected happened: ${error instanceof Error ? error.message : String(error)}`,
    remedy: 'Please report it; the browser console has the details.'
  };
}
