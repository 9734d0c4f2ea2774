import type { CatalogueItem } from './catalogueItem';
import type { ErrorCode, ErrorFacts } from './errorFacts';
import type { PictureProblem } from './pictureProblem';

/**
 * A broken thing is one of these errors; a missing thing is a value. The
 * adapter that meets a foreign error translates it once and keeps it as `cause`.
 */
export type ErrorKind =
  | 'NotSignedIn'
  | 'NotAllowed'
  | 'NotFound'
  | 'Conflict'
  | 'Throttled'
  | 'Unreachable'
  | 'Invalid'
  | 'NotSupported'
  | 'TooLarge'
  | 'Cancelled';

export interface ErrorDetails {
  readonly cause?: unknown;
}

type ErrorArguments = {
  [Code in ErrorCode]: [
    code: Code,
    facts: ErrorFacts[Code],
    details?: ErrorDetails
  ];
}[ErrorCode];

/**
 * The base of every error of this project. `message` is for the console; the
 * sentence that a person reads comes from `src/words/errors.ts`.
 */
export abstract class CurationError extends Error {
  abstract readonly kind: ErrorKind;
  readonly code: ErrorCode;
  readonly facts: ErrorFacts[ErrorCode];

  constructor(...[code, facts, details]: ErrorArguments) {
    super(`${code} ${JSON.stringify(facts)}`, details);
    this.name = new.target.name;
    this.code = code;
    this.facts = facts;
  }
}

/** An error of the same kind that tells more. */
export function reworded(
  error: CurationError,
  ...[code, facts]: ErrorArguments
): CurationError {
  const Same = error.constructor as new (
    ...args: ErrorArguments
  ) => CurationError;
  return new Same(...([code, facts, { cause: error }] as ErrorArguments));
}

/** No credentials, or they have expired. */
export class NotSignedIn extends CurationError {
  readonly kind = 'NotSignedIn';
}

/** Signed in, but an action on a resource is refused. */
export class NotAllowed extends CurationError {
  readonly kind = 'NotAllowed';
}

/** A bucket, table, index, item or object that is needed is not there. */
export class NotFound extends CurationError {
  readonly kind = 'NotFound';
}

/** Somebody else changed or holds what this change is based on. */
export class Conflict extends CurationError {
  readonly kind = 'Conflict';
}

/** The service asked to slow down, also after retries. */
export class Throttled extends CurationError {
  readonly kind = 'Throttled';
}

/** No answer: offline, wrong region or endpoint, CORS, time-out. */
export class Unreachable extends CurationError {
  readonly kind = 'Unreachable';
}

/** Input or stored data that breaks the documented shape. */
export class Invalid extends CurationError {
  readonly kind = 'Invalid';
}

/** The engine on the other side cannot do this. */
export class NotSupported extends CurationError {
  readonly kind = 'NotSupported';
}

/** An item or object over a limit of the service. */
export class TooLarge extends CurationError {
  readonly kind = 'TooLarge';
}

/** Stopped because the answer is no longer wanted. */
export class Cancelled extends CurationError {
  readonly kind = 'Cancelled';
}

/** A change whose conditions did not hold; `current` is the item as it is now, undefined if it is gone. */
export class ChangeRefused extends Conflict {
  constructor(
    productId: string,
    readonly current: CatalogueItem | undefined,
    details?: ErrorDetails
  ) {
    super(
      current === undefined ? 'product-gone' : 'product-changed',
      { productId },
      details
    );
  }
}

/** The category has no counters item; a recount makes it. */
export class CountersMissing extends NotFound {}

/** An image's bytes that could not be cropped. */
export class CropFailed extends Invalid {
  constructor(
    readonly problem: PictureProblem,
    filename?: string,
    details?: ErrorDetails
  ) {
    super('crop-failed', { filename, problem }, details);
  }
}
