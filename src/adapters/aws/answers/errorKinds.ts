import type { ErrorKind } from '../../../domain/errors';
import type { SdkError } from './sdkError';

/**
 * The kinds of the services' codes. Sources: S3 API reference, "Error
 * responses"; DynamoDB developer guide, "Error handling"; the SDK's own names.
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
    // Node's codes for a connection that failed or broke.
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

/** The kind of a status without a code, as in every answer to a HEAD. */
const KIND_BY_STATUS = new Map<number, ErrorKind>([
  // S3 answers a HEAD with an expired token with a bare 400.
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
 * What Chromium, Firefox, Safari and Node say, in this order, about a request
 * without a complete answer. Other TypeErrors are bugs. The SDK keeps only the
 * text of an error from another realm, so that Node's codes are included.
 */
const NO_ANSWER =
  /Failed to fetch|network error|NetworkError|Error in (body|input) stream|Load failed|network connection|Internet connection|fetch failed|^terminated$|\bE(CONN|HOST|NET|NOTFOUND|TIMEDOUT|AI_AGAIN)/i;

/** DynamoDB has one code for everything that is wrong with a request. Only its text names a size. */
const SIZE = /size (has )?exceed|exceed\S* (the )?maximum (allowed )?size/i;

/** S3 has codes for a wrong clock. DynamoDB has only a text. */
export function isWrongClock({ code, message }: SdkError): boolean {
  return (
    /Skewed|InTheFuture|RequestExpired/.test(code) ||
    /^Signature (expired|not yet current)/i.test(message)
  );
}

/** Whether the service refused the request, which it does with a status. An answer that broke off is no refusal. */
export function isRefused({ status }: SdkError): boolean {
  return status !== undefined && status >= 300;
}

/** Whether a request had no answer because the connection was cut or silent. */
export function isUnanswered(facts: SdkError): boolean {
  return !isRefused(facts) && kindOf(facts) === 'Unreachable';
}

/** The kind of a cancelled transaction follows from the reasons of its items. */
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

/** The kind of an error of the SDK, or undefined if it is not the service's answer. */
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
  // A 400 with a code of its own is not about signing in.
  return status === 400 && isNamed(code)
    ? 'Invalid'
    : (KIND_BY_STATUS.get(status) ?? 'Invalid');
}

/** Whether the service sent a code. The SDK fills in these if it sent none. */
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
