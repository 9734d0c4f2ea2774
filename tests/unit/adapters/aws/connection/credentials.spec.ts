/** @jest-environment node */
import { connectAws } from '../../../../../src/adapters/aws';
import { readConnection } from '../../../../../src/domain/connection/connection';
import { NotSignedIn } from '../../../../../src/domain/errors';
import type {
  Credentials,
  TemporaryCredentials
} from '../../../../../src/ports/connection/credentials';
import { FakeService, refusal } from '../fakeService';

const connection = readConnection({
  name: 'test',
  bucket: 'photos',
  bucketRegion: 'ap-northeast-2'
});

const MINUTE = 60_000;
const key = { accessKeyId: 'AKID', secretAccessKey: 'secret' };

/** Credentials that live for some minutes, and how often they were asked for. */
function living(minutes: number): Credentials & { asked: number } {
  return {
    asked: 0,
    async get() {
      this.asked += 1;
      return { ...key, expiration: new Date(Date.now() + minutes * MINUTE) };
    }
  };
}

/** Credentials of a person who may sign in and out. */
class MemoryCredentials implements Credentials {
  constructor(private current?: TemporaryCredentials) {}

  signIn(credentials: TemporaryCredentials): void {
    this.current = credentials;
  }

  signOut(): void {
    this.current = undefined;
  }

  get(): Promise<TemporaryCredentials> {
    return this.current === undefined
      ? Promise.reject(new NotSignedIn('server-without-credentials', {}))
      : Promise.resolve(this.current);
  }
}

describe('the credentials of the SDK', () => {
  afterEach(() => jest.useRealTimers());

  it('are asked for once while they are valid, and again before they expire', async () => {
    const credentials = living(60);
    const service = new FakeService();
    const { images } = await connectAws(connection, credentials, {
      requestHandler: service
    });
    await images.head('a');
    await images.head('a');
    await images.sign(['a']);
    expect(credentials.asked).toBe(1);
    jest.useFakeTimers({
      now: Date.now() + 56 * MINUTE,
      doNotFake: ['nextTick', 'setImmediate']
    });
    await images.head('a');
    expect(credentials.asked).toBe(2);
  });

  it('are asked for again if their expiration is unknown', async () => {
    let asked = 0;
    const { images } = await connectAws(
      connection,
      {
        get: async () => {
          asked += 1;
          return key;
        }
      },
      { requestHandler: new FakeService() }
    );
    await images.head('a');
    jest.useFakeTimers({
      now: Date.now() + 11 * MINUTE,
      doNotFake: ['nextTick', 'setImmediate']
    });
    await images.head('a');
    expect(asked).toBe(2);
  });

  it('pass the port’s own error through, and are asked for again after it', async () => {
    const credentials = new MemoryCredentials();
    const { images, catalogue, provisioning } = await connectAws(
      connection,
      credentials,
      { requestHandler: new FakeService() }
    );
    const calls = [
      () => images.head('a'),
      () => images.sign(['a']),
      () => catalogue.item({ subCategory: 1, productId: 'a' }),
      () => provisioning.inspect(['bucket'])
    ];
    for (const call of calls) {
      await expect(call()).rejects.toMatchObject({
        kind: 'NotSignedIn',
        code: 'server-without-credentials'
      });
    }
    credentials.signIn(key);
    await expect(images.head('a')).resolves.toBeDefined();
  });

  it('are forgotten by all clients if the service refuses them', async () => {
    const credentials = { ...living(60), forget: jest.fn() };
    const service = new FakeService([
      {},
      refusal('ExpiredTokenException'),
      {},
      {},
      { status: 403, body: '<Error><Code>AccessDenied</Code></Error>' }
    ]);
    const { images, catalogue } = await connectAws(connection, credentials, {
      requestHandler: service,
      maxAttempts: 1
    });
    await images.head('a');
    const item = catalogue.item({ subCategory: 1, productId: 'a' });
    await expect(item).rejects.toMatchObject({ kind: 'NotSignedIn' });
    // There are no others now; there may be at the next request.
    expect(credentials.forget).toHaveBeenCalledTimes(2);
    expect(credentials.asked).toBe(2);
    await images.head('a');
    await images.head('a');
    expect(credentials.asked).toBe(3);
    // Not allowed is not signed out.
    await expect(images.read('a')).rejects.toMatchObject({
      kind: 'NotAllowed'
    });
    await images.head('a');
    expect(credentials.asked).toBe(3);
  });

  it('are replaced if they are refused, and the request is repeated', async () => {
    const tokens = ['old', 'new'];
    const forget = jest.fn(() => tokens.shift());
    const service = new FakeService(({ method, hostname, headers }) =>
      headers['x-amz-security-token'] === 'new'
        ? { body: '{}' }
        : hostname.startsWith('dynamodb')
          ? refusal('ExpiredTokenException')
          : {
              status: 400,
              // An answer to HEAD has no body. A GET tells the code.
              body:
                method === 'HEAD'
                  ? ''
                  : '<Error><Code>ExpiredToken</Code></Error>'
            }
    );
    const { images, catalogue } = await connectAws(
      connection,
      { get: async () => ({ ...key, sessionToken: tokens[0] }), forget },
      { requestHandler: service, maxAttempts: 1 }
    );
    // All at once: each is refused, and others are asked for once.
    await Promise.all([
      ...['a', 'b', 'c'].map(name => images.head(name)),
      catalogue.item({ subCategory: 1, productId: 'a' }),
      images.create('d', new Uint8Array(1), 'image/png')
    ]);
    expect(forget).toHaveBeenCalledTimes(1);
    expect(service.requests).toHaveLength(10);
    await images.head('e');
    expect(service.requests).toHaveLength(11);
  });

  it('never stretch a URL’s life beyond their own', async () => {
    const { images } = await connectAws(connection, living(20), {
      requestHandler: new FakeService()
    });
    const [url] = await images.sign(['a b.jpg']);
    const { host, pathname, searchParams } = new URL(url);
    expect(host).toBe('photos.s3.ap-northeast-2.amazonaws.com');
    expect(pathname).toBe('/a%20b.jpg');
    const date = searchParams.get('X-Amz-Date') ?? '';
    const start = Date.parse(
      date.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5')
    );
    const end = start + Number(searchParams.get('X-Amz-Expires')) * 1000;
    expect(end - Date.now()).toBeLessThanOrEqual(20 * MINUTE);
    expect(end - Date.now()).toBeGreaterThan(19 * MINUTE);
  });
});
