/** @jest-environment node */
import { connectAws } from '../../../../../src/adapters/aws';
import type { AwsPorts } from '../../../../../src/adapters/aws';
import { readConnection } from '../../../../../src/domain/connection/connection';
import {
  ChangeRefused,
  CountersMissing
} from '../../../../../src/domain/errors';
import { CHANGE } from '../aChange';
import type { Answer } from '../fakeService';
import { FakeService, refusal } from '../fakeService';

const connection = readConnection({
  name: 'test',
  bucket: 'photos',
  bucketRegion: 'ap-northeast-2'
});

const completion = {
  change: CHANGE,
  category: { mainCategory: 'TOP', subCategory: 1 },
  counters: { pending: -1, completed: 1, pass: 0, total: 0 }
};

const cancelled = (...codes: string[]): Answer =>
  refusal('TransactionCanceledException', {
    CancellationReasons: codes.map(Code => ({ Code }))
  });

describe('requests that only met others', () => {
  const waits: number[] = [];
  let service: FakeService;
  let ports: AwsPorts;
  const connect = async (...answers: Answer[]): Promise<void> => {
    waits.length = 0;
    service = new FakeService(answers);
    ports = await connectAws(
      connection,
      { get: async () => ({ accessKeyId: 'a', secretAccessKey: 'b' }) },
      {
        requestHandler: service,
        maxAttempts: 1,
        random: () => 0.5,
        sleep: async ms => {
          waits.push(ms);
        }
      }
    );
  };

  it('are sent again after growing waits, under the same token', async () => {
    await connect(
      cancelled('None', 'TransactionConflict'),
      cancelled('TransactionConflict', 'None'),
      { body: '{}' }
    );
    await ports.catalogue.changeStatus(completion);
    expect(waits).toEqual([25, 50]);
    const tokens = service.requests.map(
      ({ body }) =>
        JSON.parse(new TextDecoder().decode(body as Uint8Array))
          .ClientRequestToken
    );
    expect(tokens).toEqual(
      Array(3).fill(`${CHANGE.opId}-${Number(CHANGE.set.revision)}`)
    );
  });

  it('ask for a running transaction again until more than five seconds have passed', async () => {
    await connect(
      ...Array.from({ length: 4 }, () =>
        refusal('TransactionInProgressException')
      ),
      { body: '{}' }
    );
    await ports.catalogue.changeStatus(completion);
    // DynamoDB completes it when it is asked after five seconds.
    expect(waits).toEqual([625, 1250, 2500, 5000]);
    const least = waits.map(wait => wait / 1.25);
    expect(least.reduce((sum, wait) => sum + wait)).toBeGreaterThan(5000);
  });

  it('end as Throttled if that never ends', async () => {
    await connect(
      ...Array.from({ length: 20 }, () => cancelled('TransactionConflict'))
    );
    await expect(
      ports.catalogue.changeStatus(completion)
    ).rejects.toMatchObject({ kind: 'Throttled' });
    expect(service.requests).toHaveLength(8);
    expect(Math.max(...waits)).toBeLessThanOrEqual(1000);
  });

  it('cover single updates too', async () => {
    await connect(refusal('TransactionConflictException'), {
      body: JSON.stringify({ Attributes: { revision: { N: '2' } } })
    });
    expect(await ports.catalogue.change(CHANGE)).toEqual({ revision: 2 });
  });

  it('do not happen if a condition failed', async () => {
    await connect(cancelled('ConditionalCheckFailed', 'TransactionConflict'));
    await expect(
      ports.catalogue.changeStatus(completion)
    ).rejects.toBeInstanceOf(ChangeRefused);
    await connect(cancelled('None', 'ConditionalCheckFailed'));
    await expect(
      ports.catalogue.changeStatus(completion)
    ).rejects.toBeInstanceOf(CountersMissing);
    expect(waits).toEqual([]);
  });

  it('cover S3’s own conflict of two conditional writes', async () => {
    await connect(
      {
        status: 409,
        body: '<Error><Code>ConditionalRequestConflict</Code></Error>'
      },
      {}
    );
    expect(
      await ports.images.create('a.jpg', new Uint8Array(3), 'image/jpeg')
    ).toBe('created');
    expect(service.requests[1].headers).toMatchObject({
      'if-none-match': '*',
      'content-type': 'image/jpeg'
    });
  });
});
