/** @jest-environment node */
import { createHash } from 'node:crypto';

import { connectAws } from '../../../../../src/adapters/aws';
import type { AwsPorts } from '../../../../../src/adapters/aws';
import { readConnection } from '../../../../../src/domain/connection/connection';
import type { Pieces } from '../../../../../src/ports/images/pieces';
import type { Answer, Request } from '../fakeService';
import { FakeService } from '../fakeService';

const FREE: Answer = { status: 404 };
const BEGUN: Answer = {
  body: '<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>'
};
const DONE: Answer = {
  body: '<CompleteMultipartUploadResult><ETag>"a-3"</ETag></CompleteMultipartUploadResult>'
};

const refused = (status: number, code: string): Answer => ({
  status,
  body: `<Error><Code>${code}</Code><Message>No.</Message></Error>`
});

/** What a request does. */
function stepOf({ method, query = {} }: Request): string {
  return query.uploads !== undefined
    ? 'begin'
    : query.partNumber !== undefined
      ? 'part'
      : query.uploadId === undefined
        ? method
        : method === 'DELETE'
          ? 'abort'
          : 'complete';
}

async function connect(
  answers: Readonly<Record<string, Answer | (() => Answer)>>,
  s3Endpoint = ''
): Promise<{ ports: AwsPorts; service: FakeService; steps: () => string[] }> {
  const all: typeof answers = {
    HEAD: FREE,
    begin: BEGUN,
    complete: DONE,
    ...answers
  };
  const service = new FakeService(request => {
    const answer = all[stepOf(request)] ?? { headers: { etag: '"p"' } };
    return typeof answer === 'function' ? answer() : answer;
  });
  const ports = await connectAws(
    readConnection({
      name: 'test',
      bucket: 'photos',
      bucketRegion: 'ap-northeast-2',
      s3Endpoint,
      pathStyle: s3Endpoint !== ''
    }),
    { get: async () => ({ accessKeyId: 'a', secretAccessKey: 'b' }) },
    { requestHandler: service, maxAttempts: 1, partBytes: 4 }
  );
  return { ports, service, steps: () => service.requests.map(stepOf) };
}

const TEXT = new TextEncoder().encode('0123456789');

/** The SHA-256 of these three parts, of their checksums. */
const CHECKSUM = 'AsJgp+T+NdZLd+M6c4L/VkxZEu9LvnWBGNmrqlglZpg=-3';

const PIECES: Pieces = {
  length: TEXT.length,
  piece: async (from, to) => TEXT.slice(from, to),
  check: async () => undefined
};

const SENT = ['HEAD', 'begin', 'part', 'part', 'part', 'HEAD', 'complete'];

function create({ images }: AwsPorts, pieces = PIECES): Promise<string> {
  return images.create('a.png', pieces, 'image/png');
}

/** The completion is refused, and the same bytes are there from then on. */
function refusedAndThere(
  status: number,
  code: string
): Readonly<Record<string, () => Answer>> {
  let there = false;
  return {
    complete: () => {
      there = true;
      return refused(status, code);
    },
    HEAD: () =>
      there
        ? {
            headers: {
              'content-length': '10',
              'x-amz-checksum-type': 'COMPOSITE',
              'x-amz-checksum-sha256': CHECKSUM
            }
          }
        : FREE
  };
}

describe('a file in pieces', () => {
  it('is sent in parts with their checksums, and completed on condition', async () => {
    const { ports, service, steps } = await connect({});
    expect(await create(ports)).toBe('created');
    expect(steps()).toEqual(SENT);
    const [, begin, part, , , , complete] = service.requests;
    expect(begin.headers).toMatchObject({
      'content-type': 'image/png',
      'x-amz-checksum-algorithm': 'SHA256'
    });
    expect(part.headers['x-amz-checksum-sha256']).toBe(
      createHash('sha256').update('0123').digest('base64')
    );
    // The signature takes the same hash.
    expect(part.headers['x-amz-content-sha256']).toBe(
      createHash('sha256').update('0123').digest('hex')
    );
    expect(complete.headers['if-none-match']).toBe('*');
    expect(String(complete.body).match(/<ChecksumSHA256>/g)).toHaveLength(3);
  });

  it('that somebody was first with is aborted', async () => {
    const { ports, steps } = await connect({
      complete: refused(412, 'PreconditionFailed')
    });
    expect(await create(ports)).toBe('taken');
    expect(steps()).toEqual([...SENT, 'HEAD', 'abort']);
  });

  it('that somebody was first with, with the same bytes, is aborted too', async () => {
    const { ports, steps } = await connect(
      refusedAndThere(412, 'PreconditionFailed')
    );
    expect(await create(ports)).toBe('same');
    expect(steps()).toEqual([...SENT, 'HEAD', 'abort']);
  });

  it('is there if only the answer to its completion was lost', async () => {
    const { ports, steps } = await connect(
      refusedAndThere(404, 'NoSuchUpload')
    );
    expect(await create(ports)).toBe('created');
    expect(steps()).toEqual([...SENT, 'HEAD']);
  });

  it('whose upload somebody aborted is not there', async () => {
    const { ports } = await connect({ part: refused(404, 'NoSuchUpload') });
    await expect(create(ports)).rejects.toMatchObject({ kind: 'Conflict' });
  });

  it('is not lost to a refusal to abort', async () => {
    const { ports, steps } = await connect({
      part: refused(503, 'SlowDown'),
      abort: refused(403, 'AccessDenied')
    });
    await expect(create(ports)).rejects.toMatchObject({ kind: 'Throttled' });
    expect(steps().at(-1)).toBe('abort');
  });

  it('is never completed after a part failed', async () => {
    let parts = 0;
    const { ports, steps } = await connect({
      part: () =>
        ++parts === 2
          ? refused(500, 'InternalError')
          : { headers: { etag: '"p"' } }
    });
    await expect(create(ports)).rejects.toBeDefined();
    expect(steps()).not.toContain('complete');
    expect(steps().at(-1)).toBe('abort');
  });

  it('is completed without a condition on a store that does not know it', async () => {
    let tries = 0;
    const { ports, service } = await connect(
      {
        complete: () => (++tries === 1 ? refused(501, 'NotImplemented') : DONE)
      },
      'https://store.example'
    );
    expect(await create(ports)).toBe('created');
    expect(service.requests.at(-1)?.headers['if-none-match']).toBeUndefined();
  });

  it('is compared by the checksum of its parts, and nothing is read', async () => {
    const { ports, steps } = await connect({
      HEAD: {
        headers: {
          'content-length': '10',
          'x-amz-checksum-type': 'COMPOSITE',
          'x-amz-checksum-sha256': CHECKSUM
        }
      }
    });
    expect(await ports.images.compare('a.png', PIECES)).toBe('same');
    expect(steps()).toEqual(['HEAD']);
  });

  it('is read up to the first piece that differs', async () => {
    const { ports, steps } = await connect({
      HEAD: { headers: { 'content-length': '10', etag: '"e"' } },
      GET: { body: 'abcd' }
    });
    expect(await ports.images.compare('a.png', PIECES)).toBe('different');
    expect(steps()).toEqual(['HEAD', 'GET']);
  });
});
