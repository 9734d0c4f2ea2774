import {
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  PutObjectCommand
} from '@aws-sdk/client-s3';

import type { AwsPorts } from '../../../src/adapters/aws';
import { makeBucket, removeBucket } from '../engine/buckets';
import { itWith } from '../engine/capabilities';
import { connectTo, s3 } from '../engine/engine';
import { PART, bytesOf, piecesOf } from './imageStoreParts';

describe('the images on S3', () => {
  let bucket: string;
  let ports: AwsPorts;
  beforeAll(async () => {
    bucket = await makeBucket();
    ports = await connectTo({ bucket }, { partBytes: PART });
  });
  afterAll(async () => {
    await removeBucket(bucket);
    ports.dispose();
  });

  it('lists more than one page', async () => {
    const keys = Array.from(
      { length: 1005 },
      (_, i) => `many/${`${i}`.padStart(4, '0')} +.jpg`
    );
    for (let i = 0; i < keys.length; i += 50) {
      await Promise.all(
        keys
          .slice(i, i + 50)
          .map(Key =>
            s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: 'x' }))
          )
      );
    }
    const listed: string[] = [];
    for await (const { key } of ports.images.list('many/')) {
      listed.push(key);
    }
    expect(listed).toEqual(keys);
  });

  it('copies another program’s metadata', async () => {
    await s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: 'from/a.jpg',
        Body: 'x',
        Metadata: { origin: 'shop' }
      })
    );
    await ports.images.copy('from/a.jpg', 'to/a.jpg');
    const { Metadata } = await s3.send(
      new HeadObjectCommand({ Bucket: bucket, Key: 'to/a.jpg' })
    );
    expect(Metadata).toEqual({ origin: 'shop' });
  });

  it('tells the browser’s cache how long it may serve a URL', async () => {
    await s3.send(
      new PutObjectCommand({ Bucket: bucket, Key: 'cached.jpg', Body: 'x' })
    );
    const [url] = await ports.images.sign(['cached.jpg']);
    const answer = await fetch(url);
    // A body that is not read keeps its connection, and the engine waits for it.
    await answer.arrayBuffer();
    const { status, headers } = answer;
    expect(status).toBe(200);
    expect(headers.get('Cache-Control')).toMatch(
      /^private, max-age=\d+, immutable$/
    );
  });

  itWith('signatures')('signs a URL for one key only', async () => {
    await s3.send(
      new PutObjectCommand({ Bucket: bucket, Key: 'one.jpg', Body: 'x' })
    );
    const [url] = await ports.images.sign(['one.jpg']);
    expect(await statusOf(url)).toBe(200);
    expect(await statusOf(url.replace('one.jpg', 'two.jpg'))).toBe(403);
  });

  it('names a missing bucket', async () => {
    const elsewhere = await connectTo({ bucket: 'no-such-bucket-anywhere' });
    const { images } = elsewhere;
    const calls = [
      () => images.read('a/b.jpg'),
      () => images.create('a/b.jpg', new Uint8Array(1), 'image/jpeg'),
      () => images.copy('a/b.jpg', 'a/c.jpg')
    ];
    for (const call of calls) {
      await expect(call()).rejects.toMatchObject({
        kind: 'NotFound',
        message: expect.stringContaining('no-such-bucket-anywhere')
      });
    }
    elsewhere.dispose();
  });

  it('is cancelled by its signal', async () => {
    const wish = new AbortController();
    const reading = ports.images.read('a/b.jpg', wish.signal);
    wish.abort();
    await expect(reading).rejects.toMatchObject({ kind: 'Cancelled' });
  });

  it('ends a file in pieces by its signal, and leaves no parts', async () => {
    const key = 'cancelled/detail/a.png';
    const wish = new AbortController();
    const pieces = piecesOf(bytesOf(16, 6 * PART), {
      onPiece: async from => {
        if (from === PART) {
          wish.abort();
        }
      }
    });
    await expect(
      ports.images.create(key, pieces, 'image/png', wish.signal)
    ).rejects.toMatchObject({ kind: 'Cancelled' });
    expect(await ports.images.head(key)).toBeUndefined();
    const { Uploads = [] } = await s3.send(
      new ListMultipartUploadsCommand({ Bucket: bucket })
    );
    expect(Uploads).toEqual([]);
  });
});

/** The status of an answer whose body is read. */
async function statusOf(url: string): Promise<number> {
  const answer = await fetch(url);
  await answer.arrayBuffer();
  return answer.status;
}
