/** @jest-environment node */
import { createHash, createHmac } from 'node:crypto';

import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

import type { AwsPorts } from '../../../../../src/adapters/aws';
import { connectAws } from '../../../../../src/adapters/aws';
import type { Connection } from '../../../../../src/domain/connection/connection';
import { readConnection } from '../../../../../src/domain/connection/connection';
import type { TemporaryCredentials } from '../../../../../src/ports/connection/credentials';
import { HOSTILE_NAMES } from '../../../../contracts/product/hostileNames';
import { FakeService } from '../fakeService';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG';
const region = 'ap-northeast-2';

const TEN_PAST_NOON = Date.UTC(2026, 0, 1, 12, 10);

function aConnection(changes: Partial<Connection>): Connection {
  return readConnection({
    name: 'test',
    bucket: 'photos',
    bucketRegion: region,
    ...changes
  });
}

async function aStore(
  changes: Partial<Connection>,
  now: () => number,
  get: () => Promise<TemporaryCredentials>
): Promise<AwsPorts> {
  return connectAws(
    aConnection(changes),
    { get },
    { requestHandler: new FakeService(), now }
  );
}

function credentials(
  expiration: number | undefined,
  accessKeyId = 'AKID'
): TemporaryCredentials {
  return {
    accessKeyId,
    secretAccessKey,
    sessionToken: 'token/+=',
    expiration: expiration === undefined ? undefined : new Date(expiration)
  };
}

async function sign(
  changes: Partial<Connection>,
  keys: readonly string[],
  now = TEN_PAST_NOON
): Promise<readonly string[]> {
  const { images } = await aStore(
    changes,
    () => now,
    async () => credentials(now + 12 * HOUR)
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

  it.each(PLACES)('at %s are those of getSignedUrl', async (_name, changes) => {
    const keys = HOSTILE_NAMES.map(filename => `TOP/1/SKU1/detail/${filename}`);
    const { bucket, s3Endpoint, pathStyle } = aConnection(changes);
    const s3 = new S3Client({
      region,
      endpoint: s3Endpoint || undefined,
      forcePathStyle: pathStyle,
      credentials: credentials(TEN_PAST_NOON + 12 * HOUR),
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED'
    });
    const expected = keys.map(Key =>
      getSignedUrl(
        s3,
        new GetObjectCommand({
          Bucket: bucket,
          Key,
          ResponseCacheControl: 'private, max-age=1800, immutable'
        }),
        { signingDate: new Date(TEN_PAST_NOON - 10 * MINUTE), expiresIn: 5400 }
      )
    );
    expect(await sign(changes, keys)).toEqual(await Promise.all(expected));
  });

  it('stay the same for half an hour, and are valid for at least an hour', async () => {
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

  it('let the browser cache the bytes for as long as they stay the same', async () => {
    const [url] = await sign({}, ['a.jpg']);
    expect(new URL(url).searchParams.get('response-cache-control')).toBe(
      'private, max-age=1800, immutable'
    );
  });

  it('let nothing be cached for longer than they are valid', async () => {
    const { images } = await aStore(
      {},
      () => TEN_PAST_NOON,
      async () => credentials(TEN_PAST_NOON + 6 * MINUTE)
    );
    const { searchParams } = new URL((await images.sign(['a.jpg']))[0]);
    expect(searchParams.get('X-Amz-Expires')).toBe('960');
    expect(searchParams.get('response-cache-control')).toBe(
      'private, max-age=960, immutable'
    );
  });

  it('are always valid in a tab that stays open for days', async () => {
    let now = TEN_PAST_NOON;
    let given = 0;
    const { images } = await aStore(
      {},
      () => now,
      async () => credentials(now + HOUR, `AKID${++given}`)
    );
    for (const days = now + 3 * 24 * HOUR; now < days; now += 7 * MINUTE) {
      const [url] = await images.sign(['TOP/1/SKU1/detail/a.jpg']);
      const { searchParams } = new URL(url);
      const named = (name: string): string => searchParams.get(name) ?? '';
      const date = Date.parse(
        named('X-Amz-Date').replace(
          /^(....)(..)(..T..)(..)(..)Z$/,
          '$1-$2-$3:$4:$5Z'
        )
      );
      expect(date).toBeLessThanOrEqual(now);
      expect(date + 1000 * Number(named('X-Amz-Expires'))).toBeGreaterThan(
        now + 4 * MINUTE
      );
      expect(named('X-Amz-Credential')).toMatch(new RegExp(`^AKID${given}/`));
      expect(named('X-Amz-Signature')).toBe(serverSignature(url));
    }
    // An hour each, asked for again five minutes before the end.
    expect(given).toBe(78);
  });
});

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
