/** @jest-environment node */
import { connectAws } from '../../../../../src/adapters/aws';
import type { AwsPorts } from '../../../../../src/adapters/aws';
import { readConnection } from '../../../../../src/domain/connection/connection';
import type { ErrorKind } from '../../../../../src/domain/errors';
import { CHANGE } from '../aChange';
import type { Answer } from '../fakeService';
import { FakeService, refusal } from '../fakeService';
import { asProblem } from '../../../../../src/words/errors';
import { PLAIN } from '../../../../../src/words/trans';

const connection = readConnection({
  name: 'test',
  bucket: 'photos',
  bucketRegion: 'ap-northeast-2',
  table: 'Assets'
});

const { key: item } = CHANGE;

type Call = (ports: AwsPorts) => Promise<unknown>;

const BUCKET: Readonly<Record<string, Call>> = {
  look: ({ images }) => images.head('a.jpg'),
  read: ({ images }) => images.read('a.jpg'),
  list: async ({ images }) => {
    for await (const _ of images.list('TOP/')) {
      // Only whether it works.
    }
  },
  write: ({ images }) =>
    images.create('a.jpg', new Uint8Array(3), 'image/jpeg'),
  tag: ({ images }) => images.setTags('a.jpg', { status: 'archived' })
};

const TABLE: Readonly<Record<string, Call>> = {
  'table read': ({ catalogue }) => catalogue.item(item),
  'table query': ({ catalogue }) =>
    catalogue.page({ ...item, status: 'PENDING', limit: 1, by: 'index' }),
  'table write': ({ catalogue }) => catalogue.change(CHANGE),
  claim: ({ catalogue }) =>
    catalogue.claim(item, {
      claim: { id: 'mine', by: 'me', until: 9 },
      now: 1
    }),
  transaction: ({ catalogue }) =>
    catalogue.changeStatus({
      change: CHANGE,
      category: { mainCategory: 'TOP', subCategory: 1 },
      counters: { pending: -1, completed: 1, pass: 0, total: 0 }
    })
};

const ALL = { ...BUCKET, ...TABLE };

const refused = (status: number, code: string, message = code): Answer => ({
  status,
  body: `<Error><Code>${code}</Code><Message>${message}</Message></Error>`
});

const denied =
  'User: arn:aws:iam::123456789012:user/minji is not authorized to perform: dynamodb:UpdateItem on resource: arn:aws:dynamodb:ap-northeast-2:123456789012:table/Assets because no identity-based policy allows it';

/** What goes wrong, on which calls, and what of it is said. */
const TROUBLES: readonly (readonly [
  string,
  Readonly<Record<string, Call>>,
  Answer,
  ErrorKind,
  RegExp
])[] = [
  [
    'a cut connection',
    ALL,
    { cut: 'Failed to fetch' },
    'Unreachable',
    /(bucket photos|table Assets) does not answer at ap-northeast-2/
  ],
  [
    'a slow answer',
    ALL,
    { late: true },
    'Unreachable',
    /(bucket photos|table Assets) at ap-northeast-2 took too long/
  ],
  [
    'a 500',
    BUCKET,
    refused(500, 'InternalError'),
    'Unreachable',
    /bucket photos failed because of an error of the service \(500/
  ],
  [
    'a 500',
    TABLE,
    { ...refusal('InternalServerError'), status: 500 },
    'Unreachable',
    /table Assets failed because of an error of the service \(500 InternalServerError\)/
  ],
  [
    'a 502 of something between',
    ALL,
    { status: 502 },
    'Unreachable',
    /failed because of an error of the service \(502\)\./
  ],
  [
    'a 503',
    BUCKET,
    refused(503, 'SlowDown'),
    'Throttled',
    /bucket photos asks for fewer requests/
  ],
  [
    'a 503',
    TABLE,
    { ...refusal('ServiceUnavailable'), status: 503 },
    'Throttled',
    /table Assets asks for fewer requests/
  ],
  [
    'throttling',
    TABLE,
    refusal('ProvisionedThroughputExceededException'),
    'Throttled',
    /table Assets asks for fewer/
  ],
  [
    'a 403',
    BUCKET,
    refused(403, 'AccessDenied', 'Access Denied'),
    'NotAllowed',
    /do not allow s3:\w+ on arn:aws:s3:::photos/
  ],
  [
    'a 403',
    TABLE,
    refusal('AccessDeniedException', { message: 'No.' }),
    'NotAllowed',
    /do not allow dynamodb:\w+ on arn:aws:dynamodb:ap-northeast-2:\*:table\/Assets/
  ],
  [
    'a 403 that names the action',
    TABLE,
    refusal('AccessDeniedException', { message: denied }),
    'NotAllowed',
    /do not allow dynamodb:UpdateItem on arn:aws:dynamodb:ap-northeast-2:123456789012:table\/Assets\./
  ],
  [
    'a bucket that is gone',
    {
      list: BUCKET.list,
      write: BUCKET.write,
      tag: BUCKET.tag,
      read: BUCKET.read
    },
    refused(404, 'NoSuchBucket'),
    'NotFound',
    /There is no bucket photos in ap-northeast-2/
  ],
  [
    'a table that is gone',
    {
      'table read': TABLE['table read'],
      'table write': TABLE['table write'],
      transaction: TABLE.transaction
    },
    refusal('ResourceNotFoundException'),
    'NotFound',
    /There is no table Assets in ap-northeast-2/
  ],
  [
    'expired credentials',
    BUCKET,
    refused(400, 'ExpiredToken'),
    'NotSignedIn',
    /credentials for the bucket photos are missing, wrong or expired \((ExpiredToken|400)\)/
  ],
  [
    'expired credentials',
    TABLE,
    refusal('ExpiredTokenException'),
    'NotSignedIn',
    /credentials for the table Assets .* \(ExpiredTokenException\)/
  ],
  [
    'another condition',
    { tag: BUCKET.tag },
    refused(412, 'PreconditionFailed'),
    'Conflict',
    /Somebody else changed arn:aws:s3:::photos\/a\.jpg/
  ],
  [
    'a condition',
    { 'table write': TABLE['table write'] },
    refusal('ConditionalCheckFailedException', {
      Item: { revision: { N: '3' } }
    }),
    'Conflict',
    /Somebody else changed SKU1/
  ],
  [
    'a condition of a transaction',
    { transaction: TABLE.transaction },
    refusal('TransactionCanceledException', {
      CancellationReasons: [
        { Code: 'ConditionalCheckFailed', Item: { revision: { N: '3' } } },
        { Code: 'None' }
      ]
    }),
    'Conflict',
    /Somebody else changed SKU1/
  ],
  [
    'a throttled transaction',
    { transaction: TABLE.transaction },
    refusal('TransactionCanceledException', {
      CancellationReasons: [{ Code: 'ThrottlingError' }, { Code: 'None' }]
    }),
    'Throttled',
    /table Assets asks for fewer/
  ],
  [
    'an archive',
    { read: BUCKET.read },
    refused(403, 'InvalidObjectState'),
    'NotSupported',
    /photos\/a\.jpg is in an archive/
  ],
  [
    'a slow upload',
    { write: BUCKET.write },
    refused(400, 'RequestTimeout'),
    'Unreachable',
    /bucket photos at ap-northeast-2 took too long \(RequestTimeout\)/
  ],
  [
    'an answer of somebody else',
    { list: BUCKET.list },
    { body: '<html>Sign in to the hotel' },
    'Invalid',
    /bucket photos gave an answer that cannot be read/
  ]
];

/** As a page and as the command line send. */
describe.each([false, true])('with direct puts: %s', directPuts => {
  describe.each(TROUBLES)('%s', (_name, calls, answer, kind, words) => {
    it.each(Object.entries(calls))(
      'has its own error when it meets a %s',
      async (_call, call) => {
        const ports = await connectAws(
          connection,
          { get: async () => ({ accessKeyId: 'a', secretAccessKey: 'b' }) },
          {
            requestHandler: new FakeService(() => answer),
            directPuts,
            random: () => 0,
            sleep: async () => undefined
          }
        );
        const error = await call(ports).then(
          () => undefined,
          (thrown: unknown) => thrown
        );
        expect(error).toMatchObject({ kind, cause: expect.anything() });
        const { text, remedy } = asProblem(error, PLAIN);
        expect(text).toMatch(words);
        expect(remedy).toMatch(/^[A-Z].*\.$/);
      }
    );
  });
});
