/** @jest-environment node */
import { connectAws } from '../../../../../src/adapters/aws';
import type { AwsPorts } from '../../../../../src/adapters/aws';
import { readConnection } from '../../../../../src/domain/connection/connection';
import type { Answer } from '../fakeService';
import { FakeService } from '../fakeService';

const connection = readConnection({
  name: 'test',
  bucket: 'photos',
  bucketRegion: 'ap-northeast-2'
});

const coded = (status: number, code: string): Answer => ({
  status,
  body: `<Error><Code>${code}</Code><Message>Told.</Message></Error>`
});

/** Answers to HEAD have no body, as those of S3. */
async function connect(
  head: Answer,
  get: Answer
): Promise<{ ports: AwsPorts; service: FakeService }> {
  const service = new FakeService(({ method }) =>
    method === 'HEAD' ? head : get
  );
  const ports = await connectAws(
    connection,
    { get: async () => ({ accessKeyId: 'a', secretAccessKey: 'b' }) },
    { requestHandler: service, maxAttempts: 1 }
  );
  return { ports, service };
}

describe('a HEAD that is refused without a reason', () => {
  it.each([
    [400, coded(400, 'ExpiredToken'), 'NotSignedIn', 'credentials-refused'],
    [400, coded(400, 'InvalidRequest'), 'Invalid', 'request-refused'],
    [400, coded(400, 'KMS.DisabledException'), 'NotAllowed', 'key-refused'],
    [403, coded(403, 'RequestTimeTooSkewed'), 'NotSignedIn', 'clock-wrong'],
    [
      403,
      coded(403, 'InvalidAccessKeyId'),
      'NotSignedIn',
      'credentials-refused'
    ],
    [403, coded(403, 'AccessDenied'), 'NotAllowed', 'action-refused']
  ])('%d has the reason of a GET', async (status, get, kind, code) => {
    const { ports, service } = await connect({ status }, get);
    await expect(ports.images.head('a.jpg')).rejects.toMatchObject({
      kind,
      code
    });
    expect(service.requests.map(({ method }) => method)).toEqual(
      // Refused credentials are asked for again, and the request sent again if there are others.
      ['HEAD', 'GET']
    );
  });

  it('is answered by the GET if that succeeds', async () => {
    const { ports, service } = await connect(
      { status: 400 },
      {
        status: 206,
        headers: { etag: '"e"', 'content-range': 'bytes 0-0/1234' },
        body: 'x'
      }
    );
    expect(await ports.images.head('a.jpg')).toMatchObject({
      etag: '"e"',
      bytes: 1234
    });
    expect(service.requests[1].headers.range).toBe('bytes=0-0');
  });

  it('of a store that ignores the range is not read to its end', async () => {
    const { ports } = await connect(
      { status: 400 },
      { status: 200, headers: { etag: '"e"' }, body: 'x'.repeat(200_000) }
    );
    const cancelled = jest.spyOn(
      ReadableStreamDefaultReader.prototype,
      'cancel'
    );
    expect(await ports.images.head('a.jpg')).toMatchObject({ etag: '"e"' });
    expect(cancelled).toHaveBeenCalledTimes(1);
  });

  it('is a missing object if it is a 404', async () => {
    const { ports, service } = await connect({ status: 404 }, {});
    expect(await ports.images.head('a.jpg')).toBeUndefined();
    expect(service.requests).toHaveLength(1);
  });
});
