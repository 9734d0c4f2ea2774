import { addressOrigin } from '../../../../src/domain/connection/addressOrigin';
import { readConnection } from '../../../../src/domain/connection/connection';
import type { PolicyNeed } from '../../../../src/domain/connection/contentPolicy';
import {
  MOST_NEEDS,
  needsOfDesk,
  policyNeed,
  withNeed
} from '../../../../src/domain/connection/contentPolicy';
import { serviceAddresses } from '../../../../src/domain/connection/serviceAddresses';
import { knownSilence } from '../../../../src/domain/connection/silence';

const PAGE = 'https://hub.example.org';

it.each([
  ['data', 'data:'],
  ['data:image/png;base64,AAAA', 'data:'],
  ['blob', 'blob:'],
  ['blob:https://hub.example.org/1', 'blob:'],
  ['https://hub.example.org/lab/extensions/a.js', "'self'"],
  ['https://S3.example.org:443/bucket?x', 'https://s3.example.org'],
  ['http://minio:9000/bucket', 'http://minio:9000'],
  ['inline', undefined],
  ['eval', undefined],
  ['', undefined]
])('a policy that blocks %s lacks %s', (blocked, source) => {
  expect(policyNeed('img-src', blocked, PAGE)?.source).toBe(source);
});

it.each([
  ['http://[::1]:9000/a', 'http://[::1]:9000'],
  ['http://a:80', 'http://a'],
  ['http://a:80b', undefined],
  ['http://user:secret@a:8080/b', 'http://a:8080'],
  ['ftp://a', undefined]
])('the origin of %s is %s', (address, origin) => {
  expect(addressOrigin(address)).toBe(origin);
});

it('remembers each need once, and not more than its limit', () => {
  let needs: readonly PolicyNeed[] = [];
  for (let host = 0; host < 100; host++) {
    const need = { directive: 'connect-src', source: `https://${host}` };
    needs = withNeed(withNeed(needs, need), need);
  }
  expect(needs).toHaveLength(MOST_NEEDS);
  expect(new Set(needs.map(({ source }) => source)).size).toBe(MOST_NEEDS);
});

const AWS = readConnection({
  name: 'a',
  bucket: 'images',
  bucketRegion: 'ap-northeast-2',
  tableRegion: 'eu-west-1'
});

it.each([
  [{}, 'https://images.s3.ap-northeast-2.amazonaws.com', 'eu-west-1'],
  [{ pathStyle: true }, 'https://s3.ap-northeast-2.amazonaws.com', 'eu-west-1'],
  [{ bucket: 'a.b' }, 'https://s3.ap-northeast-2.amazonaws.com', 'eu-west-1'],
  [{ s3Endpoint: 'http://minio:9000' }, 'http://images.minio:9000', 'eu-west-1']
])('a connection with %j asks for %s', (fields, bucket, region) => {
  expect(serviceAddresses({ ...AWS, ...fields })).toEqual({
    bucket,
    table: `https://dynamodb.${region}.amazonaws.com`
  });
});

it('a desk says what it needs itself, and nothing of other extensions', () => {
  const own = [
    ['connect-src', 'https://images.s3.ap-northeast-2.amazonaws.com'],
    ['connect-src', 'https://dynamodb.eu-west-1.amazonaws.com'],
    ['img-src', 'data:'],
    ['img-src', 'blob:'],
    ['worker-src', "'self'"]
  ];
  const others = [
    ['connect-src', 'https://telemetry.example.org'],
    ['img-src', 'https://badges.example.org'],
    ['font-src', 'data:']
  ];
  const needs = [...others, ...own].map(([directive, source]) => ({
    directive,
    source
  }));
  expect(
    needsOfDesk(needs, AWS).map(({ directive, source }) => [directive, source])
  ).toEqual(own);
});

const NEEDS = [{ directive: 'connect-src', source: 'http://minio:9000' }];

it.each([
  ['policy', 'http://minio:9000/images', 'http://hub/', NEEDS],
  ['mixed', 'http://minio:9000/images', 'https://hub/', []],
  [undefined, 'http://minio:9000/images', 'http://hub/', []],
  [undefined, 'http://localhost:9000/', 'https://hub/', NEEDS],
  [undefined, 'http://127.0.0.1:9000/', 'https://hub/', []],
  ['mixed', 'http://localhost.example.org/', 'https://hub/', []],
  [undefined, 'https://s3.example.org/', 'https://hub/', NEEDS]
])('it is %s that keeps %s from %s', (why, address, page, needs) => {
  expect(knownSilence(address, page, needs)).toBe(why);
});
