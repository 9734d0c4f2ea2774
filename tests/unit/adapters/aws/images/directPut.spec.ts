/** @jest-environment node */
import { Readable } from 'node:stream';

import { connectAws } from '../../../../../src/adapters/aws';
import type { AwsPorts } from '../../../../../src/adapters/aws';
import { readConnection } from '../../../../../src/domain/connection/connection';
import type { Answer } from '../fakeService';
import { FakeService } from '../fakeService';

const KEY = 'TOP/1005/7000/detail/é (1).jpg';
const BYTES = new TextEncoder().encode('some bytes');

const slowDown: Answer = {
  status: 503,
  body: '<Error><Code>SlowDown</Code><Message>Please.</Message></Error>'
};
const denied: Answer = {
  status: 403,
  body: '<Error><Code>AccessDenied</Code><Message>No.</Message></Error>'
};
const taken: Answer = {
  status: 412,
  body: '<Error><Code>PreconditionFailed</Code></Error>'
};

function portsOn(
  service: FakeService,
  directPuts = true,
  patient?: AbortSignal
): Promise<AwsPorts> {
  return connectAws(
    readConnection({
      name: 'test',
      bucket: 'photos',
      bucketRegion: 'eu-west-1'
    }),
    { get: async () => ({ accessKeyId: 'a', secretAccessKey: 'b' }) },
    {
      requestHandler: service,
      directPuts,
      patient,
      random: () => 0,
      maxAttempts: 3
    }
  );
}

async function create(service: FakeService, bytes = BYTES): Promise<unknown> {
  const { images } = await portsOn(service);
  return images.create(KEY, bytes, 'image/jpeg');
}

/** What only the SDK's middleware sends. */
const isDirect = (service: FakeService): readonly boolean[] =>
  service.requests.map(({ headers }) => !('amz-sdk-request' in headers));

describe('a direct put', () => {
  it('asks for what the SDK asks for', async () => {
    const [direct, ofSdk] = [new FakeService(), new FakeService()];
    await create(direct);
    const { images } = await portsOn(ofSdk, false);
    await images.create(KEY, BYTES, 'image/jpeg');

    const { body, headers, ...asked } = direct.requests[0];
    const { body: _, headers: others, ...theirs } = ofSdk.requests[0];
    expect(asked).toEqual(theirs);
    expect(body).toBe(BYTES);
    for (const name of [
      'content-length',
      'content-type',
      'host',
      'if-none-match',
      'x-amz-checksum-sha256',
      'x-amz-content-sha256'
    ]) {
      expect([name, headers[name]]).toEqual([name, others[name]]);
    }
    expect(headers.authorization).toContain(
      'SignedHeaders=content-length;content-type;host;if-none-match;x-amz-checksum-sha256;x-amz-content-sha256;x-amz-date'
    );
    expect([isDirect(direct), isDirect(ofSdk)]).toEqual([[true], [false]]);
  });

  it('is sent again, and counted, if the service asks for fewer requests', async () => {
    const service = new FakeService([slowDown, { cut: 'ECONNRESET' }]);
    const { images, throttled } = await portsOn(service);
    expect(await images.create(KEY, BYTES, 'image/jpeg')).toBe('created');

    expect(isDirect(service)).toEqual([true, true, true]);
    expect(throttled()).toBe(1);
  });

  it('counts an answer that is late as one request too many', async () => {
    const service = new FakeService([{ late: true }]);
    const { images, throttled } = await portsOn(service);
    await images.create(KEY, BYTES, 'image/jpeg');

    expect(throttled()).toBe(1);
  });

  it.each<[string, Answer['body'] & object]>([
    [
      'that breaks off',
      new Readable({
        read() {
          this.destroy(
            Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
          );
        }
      })
    ],
    ['that does not end', new Readable({ read() {} })]
  ])('is sent again after a refusal %s', async (_, body) => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
    try {
      const service = new FakeService([{ status: 503, body }]);
      const created = create(service);
      while (service.requests.length < 2) {
        await jest.advanceTimersByTimeAsync(1000);
      }
      expect(await created).toBe('created');

      expect(isDirect(service)).toEqual([true, true]);
    } finally {
      jest.useRealTimers();
    }
  });

  it('ends with the wish while a refusal is read', async () => {
    const wish = new AbortController();
    const body = new Readable({
      read() {
        wish.abort();
      }
    });
    const service = new FakeService([{ status: 503, body }]);
    const { images } = await portsOn(service);
    await expect(
      images.create(KEY, BYTES, 'image/jpeg', wish.signal)
    ).rejects.toMatchObject({ kind: 'Cancelled' });
  });

  it('is done with any answer of success', async () => {
    const service = new FakeService([{ status: 204 }]);
    expect(await create(service)).toBe('created');

    expect(isDirect(service)).toEqual([true]);
  });

  it('waits as long as the service asks for', async () => {
    const timers = jest.spyOn(global, 'setTimeout');
    const service = new FakeService([
      { ...slowDown, headers: { 'x-amz-retry-after': '77' } }
    ]);
    await create(service);

    // By chance it would not wait at all.
    expect(timers.mock.calls.some(([, ms = 0]) => ms > 50 && ms <= 77)).toBe(
      true
    );
    timers.mockRestore();
  });

  it('gives up after as many attempts as the SDK', async () => {
    const service = new FakeService(() => slowDown);
    await expect(create(service)).rejects.toMatchObject({ kind: 'Throttled' });

    expect(isDirect(service)).toEqual([true, true, true]);
  });

  it('has no patience with an address that never answered', async () => {
    const service = new FakeService(() => ({ cut: 'ECONNREFUSED' }));
    const { signal } = new AbortController();
    const { images } = await portsOn(service, true, signal);
    await expect(images.create(KEY, BYTES, 'image/jpeg')).rejects.toMatchObject(
      { kind: 'Unreachable' }
    );

    expect(service.requests).toHaveLength(3);
  });

  it('has patience with a service that answered once', async () => {
    const service = new FakeService([
      {},
      ...Array.from({ length: 6 }, () => ({ cut: 'ECONNRESET' }))
    ]);
    const { signal } = new AbortController();
    const { images } = await portsOn(service, true, signal);
    await images.create('first.jpg', BYTES, 'image/jpeg');
    await images.create(KEY, BYTES, 'image/jpeg');

    expect(service.requests).toHaveLength(8);
  });

  it('is not sent twice to a key that has an object', async () => {
    const service = new FakeService(({ method }) =>
      method === 'PUT' ? taken : { headers: { 'content-length': '3' } }
    );
    expect(await create(service)).toBe('taken');

    expect(service.requests.map(({ method }) => method)).toEqual([
      'PUT',
      'HEAD'
    ]);
  });

  it('leaves other refusals to the SDK, which knows their reasons', async () => {
    const service = new FakeService(() => denied);
    await expect(create(service)).rejects.toMatchObject({ kind: 'NotAllowed' });

    expect(isDirect(service)).toEqual([true, false]);
  });

  it('leaves large objects to the SDK', async () => {
    const service = new FakeService();
    await create(service, new Uint8Array(1_000_001));

    expect(isDirect(service)).toEqual([false]);
  });

  it('gives the ETag of the answer', async () => {
    const { images } = await portsOn(
      new FakeService([{ headers: { etag: '"e"' } }])
    );
    const key = 'TOP/1005/7000/migration.json';

    expect(await images.putRecord(key, BYTES, undefined)).toBe('"e"');
  });
});
