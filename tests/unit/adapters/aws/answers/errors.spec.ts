/** @jest-environment node */
import type { About } from '../../../../../src/adapters/aws/answers/errors';
import { translate } from '../../../../../src/adapters/aws/answers/errors';
import type { ErrorKind } from '../../../../../src/domain/errors';
import { CurationError, NotSignedIn } from '../../../../../src/domain/errors';
import { english, saying } from '../../../../support/english';
import { asProblem } from '../../../../../src/words/errors';
import { PLAIN } from '../../../../../src/words/trans';

const about: About = {
  action: 's3:PutObject',
  resource: 'arn:aws:s3:::photos/TOP/1/SKU1/detail/a.jpg',
  service: {
    kind: 'bucket',
    name: 'photos',
    region: 'ap-northeast-2',
    endpoint: ''
  }
};

/** An error as the SDK throws it. */
function sdkError(
  name: string,
  status?: number,
  rest: { message?: string } & Record<string, unknown> = {}
): Error {
  return Object.assign(new Error(rest.message ?? name), {
    name,
    $metadata: { httpStatusCode: status },
    ...rest
  });
}

const cancelled = (...reasons: Record<string, string>[]): Error =>
  sdkError('TransactionCanceledException', 400, {
    CancellationReasons: reasons
  });

const TRANSLATIONS: readonly (readonly [ErrorKind, Error])[] = [
  ['NotSignedIn', sdkError('ExpiredToken', 400)],
  ['NotSignedIn', sdkError('ExpiredTokenException', 400)],
  ['NotSignedIn', sdkError('InvalidAccessKeyId', 403)],
  ['NotSignedIn', sdkError('SignatureDoesNotMatch', 403)],
  ['NotSignedIn', sdkError('UnrecognizedClientException', 400)],
  ['NotSignedIn', sdkError('InvalidSignatureException', 400)],
  ['NotSignedIn', sdkError('MissingAuthenticationTokenException', 400)],
  ['NotSignedIn', sdkError('CredentialsProviderError')],
  ['NotSignedIn', sdkError('RequestTimeTooSkewed', 403)],
  // HEAD: no body, so no code.
  ['NotSignedIn', sdkError('UnknownError', 400)],
  ['NotAllowed', sdkError('AccessDenied', 403)],
  ['NotAllowed', sdkError('AccessDeniedException', 400)],
  ['NotAllowed', sdkError('UnknownError', 403)],
  ['NotFound', sdkError('NoSuchBucket', 404)],
  ['NotFound', sdkError('NoSuchKey', 404)],
  ['NotFound', sdkError('ResourceNotFoundException', 400)],
  ['NotFound', sdkError('UnknownError', 404)],
  ['Conflict', sdkError('PreconditionFailed', 412)],
  ['Conflict', sdkError('ConditionalCheckFailedException', 400)],
  ['Conflict', cancelled({ Code: 'ConditionalCheckFailed' })],
  ['Throttled', sdkError('SlowDown', 503)],
  ['Throttled', sdkError('UnknownError', 503)],
  ['Throttled', sdkError('UnknownError', 429)],
  ['Throttled', sdkError('ThrottlingException', 400)],
  ['Throttled', sdkError('ProvisionedThroughputExceededException', 400)],
  ['Throttled', sdkError('TransactionConflictException', 400)],
  ['Throttled', cancelled({ Code: 'None' }, { Code: 'TransactionConflict' })],
  ['Invalid', sdkError('PermanentRedirect', 301)],
  ['Invalid', sdkError('AuthorizationHeaderMalformed', 400)],
  ['Invalid', sdkError('UnknownError', 301)],
  ['Invalid', sdkError('ValidationException', 400)],
  ['Invalid', sdkError('InvalidBucketName', 400)],
  ['Invalid', cancelled({ Code: 'ValidationError', Message: 'odd' })],
  [
    'TooLarge',
    sdkError('ValidationException', 400, {
      message: 'Item size has exceeded the maximum allowed size'
    })
  ],
  [
    'TooLarge',
    sdkError('ValidationException', 400, {
      message: 'Item size to update has exceeded the maximum allowed size'
    })
  ],
  [
    'TooLarge',
    cancelled({
      Code: 'ValidationError',
      Message: 'Item size has exceeded the maximum allowed size'
    })
  ],
  ['TooLarge', sdkError('EntityTooLarge', 400)],
  ['TooLarge', sdkError('ItemCollectionSizeLimitExceededException', 400)],
  ['NotSupported', sdkError('NotImplemented', 501)],
  ['NotSupported', sdkError('InvalidStorageClass', 400)],
  ['Unreachable', sdkError('InternalError', 500)],
  ['Unreachable', sdkError('TimeoutError')],
  ['Unreachable', sdkError('Error', undefined, { code: 'ECONNREFUSED' })],
  ['Unreachable', sdkError('Error', undefined, { code: 'ENOTFOUND' })],
  ['Unreachable', sdkError('Error', undefined, { code: 'ECONNRESET' })],
  ['Unreachable', new TypeError('Failed to fetch')],
  [
    'Unreachable',
    new TypeError('NetworkError when attempting to fetch resource.')
  ],
  ['Unreachable', new TypeError('Load failed')],
  ['Cancelled', sdkError('AbortError')]
];

describe('translating the errors of the SDK', () => {
  it.each(TRANSLATIONS)('%s: %p', (kind, error) => {
    const translated = translate(error, about) as CurationError;
    expect(translated).toBeInstanceOf(CurationError);
    expect(translated.kind).toBe(kind);
    expect(translated.cause).toBe(error);
    expect(asProblem(translated, PLAIN).text).toMatch(/^[A-Z].*(\.|: .+)$/s);
  });

  it('names the action and the resource that are refused', () => {
    const text = english(translate(sdkError('AccessDenied', 403), about));
    expect(text).toContain('s3:PutObject');
    expect(text).toContain(about.resource);
    expect(text).not.toContain('s3:ListBucket');
  });

  it('tells that a missing object looks forbidden without s3:ListBucket', () => {
    const error = translate(sdkError('UnknownError', 403), {
      ...about,
      action: 's3:GetObject'
    });
    expect(english(error)).toContain('s3:ListBucket');
  });

  it('names the region that a bucket is in', () => {
    const error = translate(
      sdkError('UnknownError', 301, {
        $response: { headers: { 'x-amz-bucket-region': 'eu-west-1' } }
      }),
      about
    );
    expect(asProblem(error, PLAIN).text).toBe(
      'The bucket photos is not in ap-northeast-2 but in eu-west-1.'
    );
  });

  it('names the endpoint that does not answer', () => {
    const error = translate(new TypeError('Failed to fetch'), {
      ...about,
      service: { ...about.service, endpoint: 'http://127.0.0.1:9' }
    });
    expect(english(error)).toContain('http://127.0.0.1:9');
  });

  it('leaves the project’s own errors and our mistakes as they are', () => {
    const own = new NotSignedIn(...saying('Nobody is signed in.'));
    expect(translate(own, about)).toBe(own);
    const bug = new TypeError('x is undefined');
    expect(translate(bug, about)).toBe(bug);
  });
});
