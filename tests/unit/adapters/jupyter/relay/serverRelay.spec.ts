import { ServerConnection } from '@jupyterlab/services';

import {
  isRelayed,
  relayedFetch
} from '../../../../../src/adapters/jupyter/relay/serverRelay';
import {
  NotAllowed,
  NotSignedIn,
  Unreachable
} from '../../../../../src/domain/errors';

const SETTINGS = ServerConnection.makeSettings({
  baseUrl: 'http://hub.test/user/kim/',
  token: 'of-jupyter',
  init: { headers: { 'X-Of-The-Hub': 'kept' } }
});
const CONNECTION = { bucket: 'photos', table: 'Products' };

afterEach(() => jest.restoreAllMocks());

function answering(answer: Response) {
  return jest
    .spyOn(ServerConnection, 'makeRequest')
    .mockImplementation(async () => answer);
}

function relayed(text = 'hi', init: ResponseInit = {}): Response {
  return new Response(text, {
    ...init,
    headers: { 'X-Curation-Relayed': '1' }
  });
}

const relay = relayedFetch(SETTINGS, CONNECTION);

it.each([
  'http://minio.test:9000/photos/p1/a%20b%2Bc%25%23%3F.jpg?x-id=GetObject',
  'http://minio.test:9000/photos/p1/%EA%B0%80%E1%84%80%E1%85%A1.jpg',
  'http://minio.test:9000/photos/p1//a.jpg',
  'https://photos.minio.test/p1/a%2F..%2Fb.jpg?X-Amz-Signature=abc&X-Amz-Credential=A%2Fs3'
])('says the address as it was signed: %s', async url => {
  const request = answering(relayed());
  expect(await (await relay(url)).text()).toBe('hi');
  const [address, { method, headers, body }] = request.mock.calls[0];
  expect(address).toBe('http://hub.test/user/kim/jupyterlab-curation/relay/s3');
  expect(method).toBe('GET');
  expect(body).toBeUndefined();
  const sent = new Headers(headers);
  expect(sent.get('X-Curation-Target')).toBe(url);
  expect(sent.get('X-Curation-Bucket')).toBe('photos');
  expect(sent.get('X-Curation-Table')).toBe('Products');
  expect(sent.get('X-Curation-Desk')).toBe('1');
  expect(sent.get('X-Of-The-Hub')).toBe('kept');
});

it('leaves the headers of the server to the server, and sends ours under other names', async () => {
  const request = answering(relayed());
  await relay('http://minio.test/photos/a.jpg', {
    method: 'PUT',
    body: new Uint8Array([1, 2, 3]),
    headers: {
      authorization: 'AWS4-HMAC-SHA256 Credential=A',
      'content-type': 'image/jpeg',
      'if-none-match': '*',
      'user-agent': 'ours'
    }
  });
  const [, { method, headers, body }] = request.mock.calls[0];
  const sent = new Headers(headers);
  expect(method).toBe('PUT');
  expect([...new Uint8Array(body as ArrayBuffer)]).toEqual([1, 2, 3]);
  expect(sent.get('authorization')).toBeNull();
  expect(sent.get('content-type')).toBe('application/octet-stream');
  expect(sent.get('X-Curation-Send-authorization')).toBe(
    'AWS4-HMAC-SHA256 Credential=A'
  );
  expect(sent.get('X-Curation-Send-content-type')).toBe('image/jpeg');
  expect(sent.get('X-Curation-Send-if-none-match')).toBe('*');
  expect(sent.get('X-Curation-Send-user-agent')).toBeNull();
});

it('sends what is for the table to the route of the table', async () => {
  const request = answering(relayed('{}'));
  await relay('http://dynamodb.test:8000/', {
    method: 'POST',
    body: '{"TableName":"Products"}',
    headers: { 'x-amz-target': 'DynamoDB_20120810.Query' }
  });
  expect(request.mock.calls[0][0]).toBe(
    'http://hub.test/user/kim/jupyterlab-curation/relay/dynamodb'
  );
});

it('a name that cannot be a header is sent all the same, for the server to refuse', async () => {
  const request = answering(relayed());
  await relayedFetch(SETTINGS, { bucket: 'photos', table: '상품' })(
    'http://minio.test/photos/a.jpg'
  );
  const sent = new Headers(request.mock.calls[0][1].headers);
  expect(sent.get('X-Curation-Table')).toBe('%EC%83%81%ED%92%88');
});

it('gives the refusals of S3 on as they are, a redirect among them', async () => {
  for (const status of [301, 403, 404, 412, 503]) {
    answering(relayed('<Error/>', { status }));
    expect((await relay('http://minio.test/photos/a.jpg')).status).toBe(status);
  }
});

it.each([
  [
    409,
    '{"error":"NotAllowed","message":"Not for the bucket.","remedy":"Check it."}',
    NotAllowed
  ],
  [
    503,
    '{"error":"Unreachable","message":"It hung up.","remedy":"Try again."}',
    Unreachable
  ],
  [403, 'Forbidden', NotSignedIn],
  [200, '<html>Your server is starting', Unreachable],
  [404, 'Not Found', Unreachable]
])(
  'an answer of the server itself, with status %s, is an error of ours',
  async (status, text, Kind) => {
    answering(new Response(text, { status }));
    await expect(
      relay('http://minio.test/photos/a.jpg')
    ).rejects.toBeInstanceOf(Kind);
  }
);

it('tells a server that does not answer from a request that nobody wants any more', async () => {
  jest
    .spyOn(ServerConnection, 'makeRequest')
    .mockRejectedValue(new TypeError('Failed to fetch'));
  await expect(relay('http://minio.test/photos/a.jpg')).rejects.toMatchObject({
    code: 'server-silent'
  });
  const controller = new AbortController();
  const asked = relay('http://minio.test/photos/a.jpg', {
    signal: controller.signal
  });
  const reason = new Error('The desk is closed.');
  controller.abort(reason);
  await expect(asked).rejects.toBe(reason);
});

it('knows which endpoints the server relays', () => {
  const hosts = ['http://minio.test:9000'];
  expect(isRelayed('http://minio.test:9000/', hosts)).toBe(true);
  expect(isRelayed('http://minio.test:9001', hosts)).toBe(false);
  expect(isRelayed('', hosts)).toBe(false);
});
