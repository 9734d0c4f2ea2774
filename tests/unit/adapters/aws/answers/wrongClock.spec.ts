/** @jest-environment node */
import { connectAws } from '../../../../../src/adapters/aws';
import type { AwsPorts } from '../../../../../src/adapters/aws';
import { readConnection } from '../../../../../src/domain/connection/connection';
import type { TemporaryCredentials } from '../../../../../src/ports/connection/credentials';
import { CHANGE } from '../aChange';
import type { Answer, Request } from '../fakeService';
import { FakeService, refusal } from '../fakeService';
import { english } from '../../../../support/english';

const connection = readConnection({
  name: 'test',
  bucket: 'photos',
  bucketRegion: 'ap-northeast-2'
});

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 0, 1, 12, 10);
const { key: item } = CHANGE;

/** The time of `20260101T120000Z`, in ms. */
function readAmzDate(text: string): number {
  return Date.parse(
    text.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5')
  );
}

/** Refuses what is not dated within a quarter of an hour of its own clock, as AWS does. */
function answer(
  { method, hostname, headers }: Request,
  dated: boolean
): Answer {
  const date: Record<string, string> = dated
    ? { date: new Date(NOON).toUTCString() }
    : {};
  const sent = readAmzDate(headers['x-amz-date']);
  if (Math.abs(sent - NOON) <= 15 * MINUTE) {
    return hostname.startsWith('dynamodb')
      ? { headers: date, body: '{}' }
      : { headers: date };
  }
  if (hostname.startsWith('dynamodb')) {
    const message = `Signature expired: ${headers['x-amz-date']} is now earlier than the server's`;
    const refused = refusal('InvalidSignatureException', { message });
    return { ...refused, headers: { ...refused.headers, ...date } };
  }
  return {
    status: 403,
    headers: date,
    body:
      method === 'HEAD'
        ? ''
        : '<Error><Code>RequestTimeTooSkewed</Code><Message>The difference is too large.</Message></Error>'
  };
}

const living = (minutes: number): TemporaryCredentials => ({
  accessKeyId: 'AKID',
  secretAccessKey: 'secret',
  expiration: new Date(NOON + minutes * MINUTE)
});

describe.each([
  ['30 minutes behind', -30 * MINUTE],
  ['30 minutes ahead', 30 * MINUTE],
  ['a day ahead', 24 * 60 * MINUTE]
])('a page’s clock that is %s', (_, error) => {
  let service: FakeService;
  let asked: number;
  const connect = (dated: boolean, life = 12 * 60): Promise<AwsPorts> => {
    service = new FakeService(request => answer(request, dated));
    asked = 0;
    return connectAws(
      connection,
      {
        get: async () => {
          asked += 1;
          return living(life);
        }
      },
      { requestHandler: service, random: () => 0 }
    );
  };
  beforeEach(() => {
    jest.spyOn(Date, 'now').mockReturnValue(NOON + error);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it.each<readonly [string, (ports: AwsPorts) => Promise<unknown>]>([
    ['a look at an object', ({ images }) => images.head('a')],
    ['a read', ({ images }) => images.read('a')],
    [
      'a write',
      ({ images }) => images.create('a', new Uint8Array(3), 'image/jpeg')
    ],
    ['a picture’s look', ({ background }) => background.images.head('a')],
    ['a read of the table', ({ catalogue }) => catalogue.item(item)],
    ['a write to the table', ({ catalogue }) => catalogue.change(CHANGE)],
    [
      'a transaction',
      ({ catalogue }) =>
        catalogue.changeStatus({
          change: CHANGE,
          category: { mainCategory: 'TOP', subCategory: 1 },
          counters: { pending: -1, completed: 1, pass: 0, total: 0 }
        })
    ]
  ])('is corrected by the first refusal: %s', async (_name, call) => {
    const ports = await connect(true);
    await call(ports);
    expect(service.requests).toHaveLength(2);
    await call(ports);
    expect(service.requests).toHaveLength(3);
    expect(Math.abs(ports.clockOffset() + error)).toBeLessThanOrEqual(1000);
  });

  it.each<readonly [string, (ports: AwsPorts) => Promise<unknown>]>([
    ['the bucket', ({ images }) => images.head('a')],
    ['the table', ({ catalogue }) => catalogue.item(item)]
  ])('is corrected for signed URLs by an answer of %s', async (_name, hear) => {
    const ports = await connect(true);
    await hear(ports);
    const [url] = await ports.background.images.sign(['a.jpg']);
    const { searchParams } = new URL(url);
    const date = readAmzDate(searchParams.get('X-Amz-Date') ?? '');
    const end = date + Number(searchParams.get('X-Amz-Expires')) * 1000;
    expect(date).toBeLessThanOrEqual(NOON);
    expect(end).toBeGreaterThanOrEqual(NOON + 60 * MINUTE);
  });

  it('asks for credentials again before these end by the service’s clock', async () => {
    const ports = await connect(true, 4);
    await ports.images.head('a');
    const before = asked;
    await ports.images.head('a');
    expect(asked).toBeGreaterThan(before);
    const lasting = await connect(true, 30);
    await lasting.images.head('a');
    const once = asked;
    await lasting.images.head('a');
    expect(asked).toBe(once);
  });

  it('is reported if no answer tells the time', async () => {
    const { images, catalogue } = await connect(false, 48 * 60);
    for (const call of [
      () => images.read('a'),
      () => catalogue.item(item),
      () => catalogue.change(CHANGE)
    ]) {
      const error: unknown = await call().catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ kind: 'NotSignedIn' });
      expect(english(error)).toMatch(
        /clock is wrong\. Set the clock, then try again\.$/
      );
    }
    // No others would be better.
    expect(asked).toBe(1);
  });

  describe('if a browser cannot read the refusal of S3', () => {
    /** S3 refuses without CORS headers; DynamoDB always has them. */
    const connectDeaf = (serverOffset?: () => number): Promise<AwsPorts> => {
      service = new FakeService(request => {
        const answered = answer(request, true);
        return request.hostname.startsWith('photos.') && answered.status === 403
          ? { cut: 'Failed to fetch' }
          : answered;
      });
      return connectAws(
        connection,
        { get: async () => living(48 * 60) },
        { requestHandler: service, random: () => 0, serverOffset }
      );
    };

    it('is named by the time of the Jupyter server', async () => {
      const { images } = await connectDeaf(() => -error);

      const thrown: unknown = await images.head('a').catch(one => one);

      expect(thrown).toMatchObject({ kind: 'Unreachable' });
      expect(english(thrown)).toMatch(
        error < 0
          ? /clock of this computer is 30 minutes behind that of the Jupyter server/
          : /clock of this computer is (30 minutes|24 hours) ahead of that/
      );
    });

    it('is not named without a server that tells the time, or if both agree', async () => {
      for (const offset of [undefined, () => 2000]) {
        const { images } = await connectDeaf(offset);
        const thrown: unknown = await images.head('a').catch(one => one);
        expect(english(thrown)).not.toContain('clock');
      }
    });

    it('is corrected for S3 by an answer of the table', async () => {
      const { images, catalogue } = await connectDeaf(() => -error);
      await catalogue.item(item);

      await images.head('a');

      expect(service.requests.at(-1)?.method).toBe('HEAD');
    });
  });
});
