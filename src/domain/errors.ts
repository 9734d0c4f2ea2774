import type { CatalogueItem } from './catalogueItem';

/**
 * Broken is one of these, missing is a value. Foreign errors are translated
 * into them once, in the adapter that met them, and kept as `cause`.
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
  /** What the person can do next, one sentence. */
  readonly remedy?: string;
  readonly cause?: unknown;
}

/** The base of every error of this project. `message` says what happened, to what. */
export abstract class CurationError extends Error {
  abstract readonly kind: ErrorKind;
  readonly remedy?: string;

  constructor(message: string, details: ErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.name = new.target.name;
    this.remedy = details.remedy;
  }
}

/** An error of the same kind that says first what was done all the same. */
export function prefaced(error: CurationError, text: string): CurationError {
  const Same = error.constructor as new (
    message: string,
    details: ErrorDetails
  ) => CurationError;
  return new Same(`${text} ${error.message}`, {
    remedy: error.remedy,
    cause: error
  });
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

/** Somebody else wrote, or holds, what this change was computed from. */
export class Conflict extends CurationError {
  readonly kind = 'Conflict';
}

/** The service asked us to slow down, and went on asking. */
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

/** Stopped because nobody wants the answer any more. */
export class Cancelled extends CurationError {
  readonly kind = 'Cancelled';
}

/** A change whose conditions did not hold; `current` is the item as it is now, undefined where it is gone. */
export class ChangeRefused extends Conflict {
  constructor(
    message: string,
    readonly current: CatalogueItem | undefined,
    details: ErrorDetails = {}
  ) {
    super(message, details);
  }
}

/** The category has no counters item; a recount makes it. */
export class CountersMissing extends NotFound {}
