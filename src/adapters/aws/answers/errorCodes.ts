import type { ConnectionErrors } from '../../../domain/errorFacts';
import type { ErrorKind } from '../../../domain/errors';

/** What a code of a service means: `src/words/connection/errors.ts` has its words and its remedy under the same name. */
export type Meaning = Extract<
  keyof ConnectionErrors,
  | 'clock-wrong'
  | 'credentials-refused'
  | 'action-refused'
  | 'account-refused'
  | 'key-refused'
  | 'object-missing'
  | 'service-missing'
  | 'resource-changed'
  | 'too-many-requests'
  | 'transaction-running'
  | 'service-slow'
  | 'service-silent'
  | 'service-failed'
  | 'wrong-region'
  | 'name-refused'
  | 'bytes-damaged'
  | 'request-refused'
  | 'object-archived'
  | 'action-unsupported'
  | 'request-too-large'
  | 'limit-reached'
  | 'request-cancelled'
>;

interface Row {
  readonly kind: ErrorKind;
  readonly codes: readonly string[];
}

/**
 * The one table of the services' codes. Sources: S3 API reference, "Error
 * responses"; DynamoDB developer guide, "Error handling"; the SDK's own names;
 * what engines other than AWS answer. A code that is not here is
 * `request-refused`, which shows the code and the message.
 */
export const CODES: Readonly<Record<Meaning, Row>> = {
  'clock-wrong': {
    kind: 'NotSignedIn',
    codes: ['RequestExpired', 'RequestInTheFuture', 'RequestTimeTooSkewed']
  },
  // Only codes about authentication: S3 answers 400 to many other things.
  'credentials-refused': {
    kind: 'NotSignedIn',
    codes: [
      'AuthFailure',
      'AuthorizationQueryParametersError',
      'CredentialsNotSupported',
      'CredentialsProviderError',
      'ExpiredToken',
      'ExpiredTokenException',
      'IncompleteSignature',
      'IncompleteSignatureException',
      'InvalidAccessKeyId',
      'InvalidClientTokenId',
      'InvalidSecurity',
      'InvalidSignatureException',
      'InvalidToken',
      'MissingAuthenticationToken',
      'MissingAuthenticationTokenException',
      'MissingSecurityHeader',
      'SignatureDoesNotMatch',
      'TokenRefreshRequired',
      'Unauthorized',
      'UnrecognizedClientException'
    ]
  },
  'action-refused': {
    kind: 'NotAllowed',
    codes: ['AccessDenied', 'AccessDeniedException']
  },
  'account-refused': {
    kind: 'NotAllowed',
    codes: [
      'AccountProblem',
      'AllAccessDisabled',
      'InvalidPayer',
      'NotSignedUp',
      'OptInRequired',
      'UnauthorizedAccess'
    ]
  },
  // Every other code of KMS belongs here too.
  'key-refused': {
    kind: 'NotAllowed',
    codes: [
      'KMS.DisabledException',
      'KMS.InvalidKeyUsageException',
      'KMS.KMSInvalidStateException',
      'KMS.NotFoundException'
    ]
  },
  'object-missing': {
    kind: 'NotFound',
    codes: ['NoSuchKey', 'NoSuchVersion', 'NotFound']
  },
  'service-missing': {
    kind: 'NotFound',
    codes: [
      'NoSuchBucket',
      'ResourceNotFoundException',
      'TableNotFoundException'
    ]
  },
  'resource-changed': {
    kind: 'Conflict',
    codes: [
      'BucketAlreadyExists',
      'ConditionalCheckFailedException',
      'IdempotentParameterMismatchException',
      'NoSuchUpload',
      'PreconditionFailed',
      'ResourceInUseException'
    ]
  },
  'too-many-requests': {
    kind: 'Throttled',
    codes: [
      'BandwidthLimitExceeded',
      'ConditionalRequestConflict',
      'KMS.ThrottlingException',
      'LimitExceededException',
      'OperationAborted',
      'PriorRequestNotComplete',
      'ProvisionedThroughputExceededException',
      'ReplicatedWriteConflictException',
      'RequestLimitExceeded',
      'RequestThrottled',
      'RequestThrottledException',
      'ServiceUnavailable',
      'SlowDown',
      'Throttling',
      'ThrottlingException',
      'TooManyRequests',
      'TooManyRequestsException',
      'TransactionConflictException'
    ]
  },
  'transaction-running': {
    kind: 'Throttled',
    codes: ['TransactionInProgressException']
  },
  'service-slow': {
    kind: 'Unreachable',
    codes: ['ETIMEDOUT', 'RequestTimeout', 'TimeoutError']
  },
  'service-silent': {
    kind: 'Unreachable',
    // Node's codes for a connection that failed or broke.
    codes: [
      'EAI_AGAIN',
      'ECONNABORTED',
      'ECONNREFUSED',
      'ECONNRESET',
      'EHOSTUNREACH',
      'ENETUNREACH',
      'ENOTFOUND',
      'EPIPE'
    ]
  },
  // By status only: 5xx.
  'service-failed': { kind: 'Unreachable', codes: [] },
  'wrong-region': {
    kind: 'Invalid',
    codes: [
      'AuthorizationHeaderMalformed',
      'IllegalLocationConstraintException',
      'InvalidLocationConstraint',
      'PermanentRedirect',
      'PermanentRedirectControlError',
      'Redirect',
      'TemporaryRedirect'
    ]
  },
  'name-refused': {
    kind: 'Invalid',
    codes: ['InvalidBucketName', 'InvalidTableName']
  },
  'bytes-damaged': {
    kind: 'Invalid',
    codes: [
      'BadDigest',
      'IncompleteBody',
      'InvalidDigest',
      'XAmzContentChecksumMismatch',
      'XAmzContentSHA256Mismatch'
    ]
  },
  // Whatever else is refused.
  'request-refused': { kind: 'Invalid', codes: [] },
  'object-archived': {
    kind: 'NotSupported',
    codes: ['InvalidObjectState', 'ObjectNotInActiveTierError']
  },
  'action-unsupported': {
    kind: 'NotSupported',
    codes: [
      'InvalidStorageClass',
      'MethodNotAllowed',
      'NotImplemented',
      'NotSupported',
      'UnknownOperationException',
      'UnsupportedOperation'
    ]
  },
  'request-too-large': {
    kind: 'TooLarge',
    codes: [
      'EntityTooLarge',
      'ItemCollectionSizeLimitExceededException',
      'KeyTooLong',
      'KeyTooLongError',
      'MaxMessageLengthExceeded',
      'MetadataTooLarge',
      'RequestHeaderSectionTooLarge'
    ]
  },
  'limit-reached': {
    kind: 'TooLarge',
    codes: [
      'InsufficientStorage',
      'QuotaExceeded',
      'ServiceQuotaExceededException',
      'TooManyBuckets',
      'TooManyTags',
      'XMinioAdminBucketQuotaExceeded',
      'XMinioStorageFull'
    ]
  },
  'request-cancelled': { kind: 'Cancelled', codes: ['AbortError'] }
};

const MEANINGS = new Map(
  (Object.entries(CODES) as [Meaning, Row][]).flatMap(([meaning, { codes }]) =>
    codes.map(code => [code, meaning] as const)
  )
);

/** What a status without a code means, as in every answer to a HEAD. A bare 400 means nothing in particular. */
const BY_STATUS = new Map<number, Meaning>([
  [301, 'wrong-region'],
  [307, 'wrong-region'],
  [401, 'credentials-refused'],
  [403, 'action-refused'],
  [404, 'service-missing'],
  [405, 'action-unsupported'],
  [412, 'resource-changed'],
  [413, 'request-too-large'],
  [429, 'too-many-requests'],
  [501, 'action-unsupported'],
  [503, 'too-many-requests'],
  [507, 'limit-reached']
]);

/** What a code means; undefined if the table does not have it. */
export function meaningOfCode(code: string): Meaning | undefined {
  // KMS has codes of its own, which S3 passes on.
  return MEANINGS.get(code) ?? (/^KMS/.test(code) ? 'key-refused' : undefined);
}

/** What a refusal means by its status alone. */
export function meaningOfStatus(status: number): Meaning {
  return (
    BY_STATUS.get(status) ??
    (status >= 500 ? 'service-failed' : 'request-refused')
  );
}

/** Whether the service sent a code. The SDK fills in these if it sent none. */
export function isNamed(code: string): boolean {
  return ![
    '',
    '400',
    '403',
    'BadRequest',
    'Error',
    'Forbidden',
    'Unknown',
    'UnknownError'
  ].includes(code);
}
