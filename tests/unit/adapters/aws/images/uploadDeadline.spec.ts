/** @jest-environment node */
import { S3_DEADLINE } from '../../../../../src/adapters/aws/answers/deadlines';
import type { Answer } from '../fakeService';
import { FakeService } from '../fakeService';
import { portsOn } from './portsOn';

/** Bytes a second: 1 Mbit. */
const LINE = 125_000;

const PART = 16 * 1024 * 1024;

const FREE: Answer = { status: 404 };
const BEGUN: Answer = {
  body: '<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>'
};
const DONE: Answer = {
  body: '<CompleteMultipartUploadResult><ETag>"a-4"</ETag></CompleteMultipartUploadResult>'
};

describe('the time that an upload is given', () => {
  it('is enough for four parts at a time over a slow line', async () => {
    const service = new FakeService(({ method, query = {} }) =>
      query.uploads !== undefined
        ? BEGUN
        : method === 'POST'
          ? DONE
          : method === 'HEAD'
            ? FREE
            : { headers: { etag: '"p"' } }
    );
    const { images } = await portsOn(service);
    const pieces = {
      length: 4 * PART,
      piece: async (from: number, to: number) => new Uint8Array(to - from),
      check: async () => undefined
    };
    expect(await images.create('a.jpg', pieces, 'image/jpeg')).toBe('created');

    const parts = service.requests.flatMap(({ query = {} }, at) =>
      query.partNumber === undefined ? [] : [service.timeouts[at] ?? 0]
    );
    expect(parts).toHaveLength(4);
    expect(Math.min(...parts)).toBeGreaterThan((4 * PART * 1000) / LINE);
  });

  it('grows with the size of an object that is sent at once', async () => {
    const service = new FakeService();
    const { images } = await portsOn(service);
    await images.create('a.jpg', new Uint8Array(100), 'image/jpeg');
    await images.create('b.jpg', new Uint8Array(1_000_000), 'image/jpeg');

    const [small = 0, large = 0] = service.timeouts;
    expect(small).toBeGreaterThanOrEqual(S3_DEADLINE);
    expect(large - small).toBeGreaterThan(60_000);
  });
});
