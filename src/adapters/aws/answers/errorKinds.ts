import type { ErrorKind } from '../../../domain/errors';
import type { SdkError } from './sdkError';

/**
 * What the services' codes mean to us. Sources: S3 API reference, "Error
 * responses"; DynamoDB developer guide, "Error handling"; SDK v3's own names.
 */
const CODES: Readonly<Partial<Record<ErrorKind, readonly string[]>>> = {
  NotSignedIn: [
    'AuthFailure',
    'CredentialsProviderError',
    'ExpiredToken',
    'ExpiredTokenException',
    'IncompleteSignature',
    'IncompleteSignatureException',
    'InvalidAccessKeyId',
    'InvalidClientTokenId',
    'InvalidSignatureException',
    'InvalidToken',
    'MissingAuthenticationToken',
    'MissingAuthenticationTokenException',
    'RequestExpired',
    'RequestInTheFuture',
    'RequestTimeTooSkewed',
    'SignatureDoesNotMatch',
    'TokenRefreshRequired',
    'UnrecognizedClientException'
  ],
  NotAllowed: ['AccessDenied', 'AccessDeniedException', 'AllAccessDisabled'],
  NotFound: [
    'NoSuchBucket',
    'NoSuchKey',
    'NotFound',
    'ResourceNotFoundException',
    'TableNotFoundException'
  ],
  Conflict: [
    'BucketAlreadyExists',
    'ConditionalCheckFailedException',
    'IdempotentParameterMismatchException',
    'PreconditionFailed',
    'ResourceInUseException'
  ],
  Throttled: [
    'ConditionalRequestConflict',
    'LimitExceededException',
    'OperationAborted',
    'ProvisionedThroughputExceededException',
    'RequestLimitExceeded',
    'SlowDown',
    'Throttling',
    'ThrottlingException',
    'TooManyRequestsException',
    'TransactionConflictException',
    'TransactionInProgressException'
  ],
  NotSupported: [
    'InvalidObjectState',
    'InvalidStorageClass',
    'NotImplemented',
    'UnknownOperationException'
  ],
  TooLarge: [
    'EntityTooLarge',
    'ItemCollectionSizeLimitExceededException',
    'KeyTooLongError'
  ],
  Unreachable: [
    'RequestTimeout',
    'TimeoutError',
    // Node's, where there was no connection or it broke.
    'EAI_AGAIN',
    'ECONNABORTED',
    'ECONNREFUSED',
    'ECONNRESET',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
    'EPIPE',
    'ETIMEDOUT'
  ],
  Cancelled: ['AbortError']
};

const KIND_BY_CODE = new Map(
  Object.entries(CODES).flatMap(([kind, codes]) =>
    codes.map(code => [code, kind as ErrorKind] as const)
  )
);

/** What a status means where the code says nothing, as in every answer to a HEAD. */
const KIND_BY_STATUS = new Map<number, ErrorKind>([
  // To a HEAD S3 answers an expired token with a bare 400.
  [400, 'NotSignedIn'],
  [401, 'NotSignedIn'],
  [403, 'NotAllowed'],
  [404, 'NotFound'],
  [412, 'Conflict'],
  [413, 'TooLarge'],
  [429, 'Throttled'],
  [501, 'NotSupported'],
  [503, 'Throttled']
]);

/**
 * What is said of a request without an answer, or with one that broke off, by
 * Chromium, Firefox, Safari and Node in this order; other TypeErrors are bugs.
 * Of an error from another realm the SDK keeps the words only, so that Node's
 * codes are looked for too.
 */
const NO_ANSWER =
  /Failed to fetch|network error|NetworkError|Error in (body|input) stream|Load failed|network connection|Internet connection|fetch failed|^terminated$|\bE(CONN|HOST|NET|NOTFOUND|TIMEDOUT|AI_AGAIN)/i;

/** DynamoDB has one code for everything wrong with a request, and says sizes in words. */
const SIZE = /size (has )?exceed|exceed\S* (the )?maximum (allowed )?size/i;

/** S3 has codes for a wrong clock, DynamoDB says it in words. */
export function isWrongClock({ code, message }: SdkError): boolean {
  return (
    /Skewed|InTheFuture|RequestExpired/.test(code) ||
    /^Signature (expired|not yet current)/i.test(message)
  );
}

/** Whether the service said no, which it does with a status; an answer that broke off says nothing. */
export function isRefused({ status }: SdkError): boolean {
  return status !== undefined && status >= 300;
}

/** Whether a request had no answer: a cut or silent connection. */
export function isUnanswered(facts: SdkError): boolean {
  return !isRefused(facts) && kindOf(facts) === 'Unreachable';
}

/** A cancelled transaction is what its items were. */
function kindOfTransaction({ reasons }: SdkError): ErrorKind {
  const codes = reasons.map(reason => reason.Code);
  const sizes = reasons.map(reason => reason.Message ?? '');
  if (
    codes.includes('ItemCollectionSizeLimitExceeded') ||
    sizes.some(message => SIZE.test(message))
  ) {
    return 'TooLarge';
  }
  return codes.includes('ConditionalCheckFailed')
    ? 'Conflict'
    : codes.includes('AccessDenied')
      ? 'NotAllowed'
      : codes.includes('ValidationError')
        ? 'Invalid'
        : 'Throttled';
}

/** The kind of an error of the SDK, or undefined where it is not the service's answer. */
export function kindOf(facts: SdkError): ErrorKind | undefined {
  const { code, status, message, error } = facts;
  const known = KIND_BY_CODE.get(code);
  if (known) {
    return known;
  }
  if (code === 'TransactionCanceledException') {
    return kindOfTransaction(facts);
  }
  if (code === 'ValidationException' && SIZE.test(message)) {
    return 'TooLarge';
  }
  if (status === undefined || !isRefused(facts)) {
    return error instanceof Error && NO_ANSWER.test(message)
      ? 'Unreachable'
      : status === undefined
        ? undefined
        : 'Invalid';
  }
  if (status >= 500) {
    return KIND_BY_STATUS.get(status) ?? 'Unreachable';
  }
  // A 400 with a code of its own is what it says, not a matter of signing in.
  return status === 400 && isNamed(code)
    ? 'Invalid'
    : (KIND_BY_STATUS.get(status) ?? 'Invalid');
}

/** Whether the service gave a code; the SDK fills in these where it gave none. */
export function isNamed(code: string): boolean {
  return ![
    '',
    '400',
    'BadRequest',
    'Error',
    'Unknown',
    'UnknownError'
  ].includes(code);
}
