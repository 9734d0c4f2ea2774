/** @jest-environment node */
import { createHash, createHmac } from 'node:crypto';

import { connectAws } from '../../../../src/adapters/aws';
import type { Connection } from '../../../../src/domain/connection';
import { readConnection } from '../../../../src/domain/connection';
import { HOSTILE_NAMES } from '../../../contracts/hostileNames';
import { FakeService } from './fakeService';

const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG';
const region = 'ap-northeast-2';

async function sign(
  changes: Partial<Connection>,
  keys: readonly string[],
  now = Date.UTC(2026, 0, 1, 12, 10)
): Promise<readonly string[]> {
  const { images } = await connectAws(
    readConnection({
      name: 'test',
      bucket: 'photos',
      bucketRegion: region,
      ...changes
    }),
    {
      get: async () => ({
        accessKeyId: 'AKID',
        secretAccessKey,
        sessionToken: 'token/+=',
        expiration: new Date(now + 12 * 3_600_000)
      })
    },
    { requestHandler: new FakeService(), now: () => now }
  );
  return images.sign(keys);
}

/**
 * The signature that a server computes for the URL that it receives, by the
 * rules of the S3 API reference ("Authenticating requests: query parameters"):
 * written apart from the SDK, since no emulator here checks signatures.
 */
function serverSignature(address: string): string {
  const { host, pathname, search } = new URL(address);
  const encode = (text: string): string =>
    Array.from(Buffer.from(text, 'utf8'), byte => {
      const char = String.fromCharCode(byte);
      return /[A-Za-z0-9\-._~]/.test(char)
        ? char
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    }).join('');
  const params = search
    .slice(1)
    .split('&')
    .map(pair => pair.split('=').map(decodeURIComponent));
  const named = Object.fromEntries(params) as Record<string, string>;
  const date = named['X-Amz-Date'];
  const scope = `${date.slice(0, 8)}/${region}/s3/aws4_request`;
  const canonical = [
    'GET',
    pathname
      .split('/')
      .map(part => encode(decodeURIComponent(part)))
      .join('/'),
    params
      .filter(([name]) => name !== 'X-Amz-Signature')
      .map(([name, value]) => `${encode(name)}=${encode(value)}`)
      .sort()
      .join('&'),
    `host:${host}`,
    '',
    'host',
    'UNSIGNED-PAYLOAD'
  ].join('\n');
  const hash = createHash('sha256').update(canonical).digest('hex');
  const hmac = (key: string | Buffer, text: string): Buffer =>
    createHmac('sha256', key).update(text).digest();
  const key = scope
    .split('/')
    .reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  return hmac(key, ['AWS4-HMAC-SHA256', date, scope, hash].join('\n')).toString(
    'hex'
  );
}

const PLACES: readonly (readonly [string, Partial<Connection>, string])[] = [
  ['the bucket’s own host', {}, `https://photos.s3.${region}.amazonaws.com/`],
  ['a path', { pathStyle: true }, `https://s3.${region}.amazonaws.com/photos/`],
  [
    'a bucket with dots, which no certificate covers',
    { bucket: 'my.photos' },
    `https://s3.${region}.amazonaws.com/my.photos/`
  ],
  [
    'an endpoint with a port',
    { s3Endpoint: 'http://127.0.0.1:9000', pathStyle: true },
    'http://127.0.0.1:9000/photos/'
  ],
  [
    'an endpoint with a host a bucket',
    { s3Endpoint: 'https://s3.example.com' },
    'https://photos.s3.example.com/'
  ]
];

describe('signed URLs', () => {
  it.each(PLACES)(
    'at %s carry the signature of what arrives',
    async (_name, changes, start) => {
      const keys = HOSTILE_NAMES.map(
        filename => `TOP/1/SKU1/detail/${filename}`
      );
      const urls = await sign(changes, keys);
      for (const [i, url] of urls.entries()) {
        expect(url.startsWith(`${start}TOP/1/SKU1/detail/`)).toBe(true);
        // What a browser sends is what was signed.
        expect(new URL(url).href).toBe(url);
        expect(decodeURIComponent(new URL(url).pathname)).toMatch(
          new RegExp(`/${escape(keys[i])}$`)
        );
        expect(new URL(url).searchParams.get('X-Amz-Signature')).toBe(
          serverSignature(url)
        );
      }
    }
  );

  it('stay the same for half an hour, and are good for an hour at least', async () => {
    const noon = Date.UTC(2026, 0, 1, 12);
    const minutes = (n: number): number => noon + n * 60_000;
    const [first] = await sign({}, ['a.jpg'], minutes(0));
    expect(await sign({}, ['a.jpg'], minutes(29))).toEqual([first]);
    const [next] = await sign({}, ['a.jpg'], minutes(31));
    expect(next).not.toBe(first);
    const { searchParams } = new URL(first);
    expect(searchParams.get('X-Amz-Date')).toBe('20260101T120000Z');
    expect(searchParams.get('X-Amz-Expires')).toBe('5400');
  });
});

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
