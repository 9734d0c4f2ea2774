/** @jest-environment node */
import { CODES as TABLE } from '../../../../../src/adapters/aws/answers/errorCodes';
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
  // HEAD: no body, so no code. Not every 400 is about signing in.
  ['Invalid', sdkError('UnknownError', 400)],
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
  [
    'Unreachable',
    Object.assign(new Error('Parse Error: Expected HTTP/'), {
      code: 'HPE_INVALID_CONSTANT'
    })
  ],
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

/** What a code is told as: the kind, the words' name, and a part of the words. */
const CODES: readonly (readonly [
  code: string,
  status: number,
  message: string,
  kind: ErrorKind,
  told: string,
  words: RegExp
])[] = [
  // 400 that is not about signing in.
  ['BadDigest', 400, 'odd', 'Invalid', 'bytes-damaged', /were not stored/],
  ['InvalidDigest', 400, 'odd', 'Invalid', 'bytes-damaged', /InvalidDigest/],
  [
    'XAmzContentChecksumMismatch',
    400,
    'odd',
    'Invalid',
    'bytes-damaged',
    /XAmzContentChecksumMismatch/
  ],
  [
    'InvalidBucketName',
    400,
    'The specified bucket is not valid.',
    'Invalid',
    'name-refused',
    /bucket photos has a name .* \(InvalidBucketName: The specified/
  ],
  [
    'AuthorizationHeaderMalformed',
    400,
    "the region 'us-east-1' is wrong; expecting 'eu-west-1'",
    'Invalid',
    'wrong-region',
    /is not in ap-northeast-2/
  ],
  [
    'AuthorizationHeaderMalformed',
    400,
    'a non-empty Access Key (AKID) must be provided in the credential.',
    'NotSignedIn',
    'credentials-refused',
    /AuthorizationHeaderMalformed/
  ],
  [
    'IllegalLocationConstraintException',
    400,
    'odd',
    'Invalid',
    'wrong-region',
    /is not in/
  ],
  [
    'TooManyBuckets',
    400,
    'You have attempted to create more buckets than allowed',
    'TooLarge',
    'limit-reached',
    /limit .* \(TooManyBuckets: You have/
  ],
  ['KeyTooLongError', 400, 'odd', 'TooLarge', 'request-too-large', /larger/],
  ['ExpiredToken', 400, 'odd', 'NotSignedIn', 'credentials-refused', /Expired/],
  // 403 that is not about a permission of S3.
  ['RequestTimeTooSkewed', 403, 'odd', 'NotSignedIn', 'clock-wrong', /clock/],
  [
    'InvalidObjectState',
    403,
    'odd',
    'NotSupported',
    'object-archived',
    /in an archive/
  ],
  ['AllAccessDisabled', 403, 'odd', 'NotAllowed', 'account-refused', /account/],
  ['NotSignedUp', 403, 'odd', 'NotAllowed', 'account-refused', /account/],
  // Keys of KMS.
  [
    'KMS.DisabledException',
    400,
    'arn:aws:kms:eu-west-1:1:key/2 is disabled.',
    'NotAllowed',
    'key-refused',
    /KMS key .*KMS\.DisabledException: arn:aws:kms/
  ],
  [
    'KMS.SomethingNewException',
    400,
    'odd',
    'NotAllowed',
    'key-refused',
    /SomethingNew/
  ],
  [
    'KMS.ThrottlingException',
    400,
    'odd',
    'Throttled',
    'too-many-requests',
    /fewer requests/
  ],
  // Others.
  ['SlowDown', 503, 'odd', 'Throttled', 'too-many-requests', /SlowDown/],
  [
    'TransactionInProgressException',
    400,
    'odd',
    'Throttled',
    'transaction-running',
    /an earlier attempt/
  ],
  [
    'ReplicatedWriteConflictException',
    400,
    'odd',
    'Throttled',
    'too-many-requests',
    /fewer/
  ],
  ['NotImplemented', 501, 'odd', 'NotSupported', 'action-unsupported', /odd/],
  ['MethodNotAllowed', 405, 'odd', 'NotSupported', 'action-unsupported', /odd/],
  // Unknown ones show their code and message, whatever their status.
  ...([400, 403, 404, 409, 422] as const).map(
    status =>
      [
        'NewerThanUs',
        status,
        'The moon is full.',
        'Invalid',
        'request-refused',
        /bucket photos refused the request \(NewerThanUs: The moon is full\.\)/
      ] as const
  )
];

describe('the table of codes', () => {
  it.each(CODES)(
    '%s, %d, %p is %s %s',
    (code, status, message, kind, told, words) => {
      const error = translate(sdkError(code, status, { message }), about);
      expect(error).toMatchObject({ kind, code: told });
      const { text, remedy } = asProblem(error, PLAIN);
      expect(text).toMatch(words);
      expect(remedy).toMatch(/^[A-Z].*\.$/);
    }
  );

  it('has each code once', () => {
    const codes = Object.values(TABLE).flatMap(row => row.codes);
    expect(codes).toEqual([...new Set(codes)]);
  });

  it('calls only codes of authentication "signed out"', () => {
    const signedOut = Object.values(TABLE).filter(
      ({ kind }) => kind === 'NotSignedIn'
    );
    const named =
      /[Aa]uth|Credential|Token|Signature|AccessKey|ClientTokenId|Security|Client|Expired|Future|Skewed/;
    signedOut
      .flatMap(row => row.codes)
      .forEach(code => expect(code).toMatch(named));
    // No status but 401 is about signing in, if there is no code.
    for (let status = 400; status < 600; status++) {
      const { kind } = translate(sdkError('UnknownError', status), about) as {
        kind: ErrorKind;
      };
      expect([status, kind === 'NotSignedIn']).toEqual([
        status,
        status === 401
      ]);
    }
  });
});

describe('a refusal of permission', () => {
  const refused = (action: string, resource: string): Error =>
    sdkError('AccessDenied', 403, {
      message: `User: arn:aws:sts::1:assumed-role/a/b is not authorized to perform: ${action} on resource: "${resource}" because no identity-based policy allows the ${action} action`
    });

  it('names the key of KMS, and what to allow on it', () => {
    const { text, remedy } = asProblem(
      translate(refused('kms:Decrypt', 'arn:aws:kms:eu-west-1:1:key/2'), about),
      PLAIN
    );
    expect(text).toContain('kms:Decrypt on arn:aws:kms:eu-west-1:1:key/2');
    expect(remedy).toContain('kms:GenerateDataKey');
  });

  it('of s3:ListBucket tells that an object may be missing, if an object was asked for', () => {
    const error = translate(refused('s3:ListBucket', 'arn:aws:s3:::photos'), {
      ...about,
      action: 's3:GetObject'
    });
    expect(english(error)).toContain('object that is missing');
  });

  it('of a listing tells about policies for a prefix', () => {
    const error = translate(refused('s3:ListBucket', 'arn:aws:s3:::photos'), {
      ...about,
      action: 's3:ListBucket'
    });
    expect(english(error)).toContain('only a prefix');
    expect(english(error)).not.toContain('object that is missing');
  });
});

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

  it('knows another region by a bare 400 with the region’s header', () => {
    const error = translate(
      sdkError('UnknownError', 400, {
        $response: { headers: { 'x-amz-bucket-region': 'eu-west-1' } }
      }),
      about
    );
    expect(error).toMatchObject({ code: 'wrong-region' });
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
