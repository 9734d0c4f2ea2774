/** @jest-environment node */
import { connectAws } from '../../../../../src/adapters/aws';
import type { AwsPorts } from '../../../../../src/adapters/aws';
import { readConnection } from '../../../../../src/domain/connection/connection';
import type { RequestSent } from '../../../../../src/domain/connection/cost/requestSent';
import { NO_USAGE } from '../../../../../src/domain/connection/cost/usage';
import { CHANGE } from '../aChange';
import type { Answer, Request } from '../fakeService';
import { FakeService, refusal } from '../fakeService';

const connection = readConnection({
  name: 'test',
  bucket: 'photos',
  bucketRegion: 'ap-northeast-2'
});

const KEY = 'TOP/1005/79823/detail/a.jpg';
const item = { subCategory: 1005, productId: '79823' };
const PRODUCT = { kind: 'item', key: item };

let counted: RequestSent[];
let service: FakeService;

beforeEach(() => {
  counted = [];
});

async function connected(
  answers: Answer[] | ((request: Request) => Answer)
): Promise<AwsPorts> {
  service = new FakeService(answers);
  return connectAws(
    connection,
    { get: async () => ({ accessKeyId: 'a', secretAccessKey: 'b' }) },
    {
      requestHandler: service,
      random: () => 0,
      sleep: async () => undefined,
      count: sent => counted.push(sent)
    }
  );
}

const tookCapacity = (CapacityUnits: number, fields = {}): Answer => ({
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify({
    ConsumedCapacity: { TableName: 'ProductAssets', CapacityUnits },
    ...fields
  })
});

const usages = (): object[] => counted.map(({ usage }) => usage);
const bodies = (): unknown[] =>
  service.requests.map(({ body }) =>
    JSON.parse(new TextDecoder().decode(body as Uint8Array))
  );

describe('requests of S3', () => {
  it('are counted by attempt, those of pictures too', async () => {
    const { images, background } = await connected([
      { status: 503 },
      { cut: 'Failed to fetch' },
      { headers: { 'content-length': '900' } },
      { status: 404 }
    ]);
    await images.head(KEY);
    await background.images.head(KEY);
    expect(usages()).toEqual([
      { ...NO_USAGE, s3Free: 1 },
      { ...NO_USAGE, s3Reads: 1 },
      { ...NO_USAGE, s3Reads: 1 },
      { ...NO_USAGE, s3Reads: 1 }
    ]);
    expect(service.requests).toHaveLength(4);
    expect(counted.map(({ target }) => target)).toEqual(
      Array(4).fill({ kind: 'object', key: KEY })
    );
  });

  it('are counted by what they cost, with what was received', async () => {
    const { images } = await connected([
      { body: 'meta' },
      {},
      { body: '<ListBucketResult></ListBucketResult>' }
    ]);
    await images.read(KEY);
    await images.create(KEY, new Uint8Array(3), 'image/jpeg');
    for await (const page of images.list('TOP/1005/79823/')) {
      expect(page).toBeDefined();
    }
    expect(usages()).toEqual([
      { ...NO_USAGE, s3Reads: 1, s3Bytes: 4 },
      { ...NO_USAGE, s3Writes: 1 },
      { ...NO_USAGE, s3Writes: 1 }
    ]);
    // A list names no product: it is the session's.
    expect(counted[2].target).toBeUndefined();
  });
});

describe('requests of DynamoDB', () => {
  const claim = {
    claim: { id: 'mine', by: 'curator-7', until: 10 },
    now: 0,
    takeOver: false
  };

  it('take the units that the service tells, which is asked for them', async () => {
    const { catalogue } = await connected([
      tookCapacity(1),
      tookCapacity(3, { Attributes: {} })
    ]);
    await catalogue.item(item);
    await catalogue.claim(item, claim);
    expect(usages()).toEqual([
      { ...NO_USAGE, tableRequests: 1, readUnits: 1 },
      { ...NO_USAGE, tableRequests: 1, writeUnits: 3 }
    ]);
    expect(counted.map(({ target }) => target)).toEqual([PRODUCT, PRODUCT]);
    expect(bodies()).toMatchObject([
      { ReturnConsumedCapacity: 'TOTAL' },
      { ReturnConsumedCapacity: 'TOTAL' }
    ]);
  });

  it('are counted by attempt, a page for no product', async () => {
    const { catalogue } = await connected([
      refusal('ThrottlingException'),
      tookCapacity(6.5, { Items: [] })
    ]);
    await catalogue.page({
      by: 'index',
      subCategory: 1005,
      status: 'PENDING',
      limit: 50
    });
    expect(counted).toEqual([
      { usage: { ...NO_USAGE, tableRequests: 1 }, target: undefined },
      {
        usage: { ...NO_USAGE, tableRequests: 1, readUnits: 6.5 },
        target: undefined
      }
    ]);
  });

  it('consume units if a condition fails', async () => {
    const { catalogue } = await connected([
      refusal('ConditionalCheckFailedException')
    ]);
    await catalogue.claim(item, claim);
    expect(usages()).toEqual([
      { ...NO_USAGE, tableRequests: 1, writeUnits: 1 }
    ]);
  });

  it('in a transaction are the product’s, whose item comes first', async () => {
    const capacity = [{ TableName: 'ProductAssets', CapacityUnits: 8 }];
    const { catalogue } = await connected([
      refusal('TransactionCanceledException', {
        CancellationReasons: [{ Code: 'TransactionConflict' }, { Code: 'None' }]
      }),
      tookCapacity(0, { ConsumedCapacity: capacity })
    ]);
    await catalogue.changeStatus({
      change: {
        key: item,
        opId: 'op',
        claimId: 'mine',
        set: { current_status: 'PASS', revision: 1 },
        remove: [],
        expect: {}
      },
      category: { mainCategory: 'TOP', subCategory: 1005 },
      counters: { pending: -1, completed: 0, pass: 1, total: 0 }
    });
    expect(counted).toEqual([
      {
        usage: { ...NO_USAGE, tableRequests: 1, writeUnits: 4 },
        target: PRODUCT
      },
      {
        usage: { ...NO_USAGE, tableRequests: 1, writeUnits: 8 },
        target: PRODUCT
      }
    ]);
  });

  it('that manage the table are not asked for units, which they do not take', async () => {
    const { provisioning } = await connected(() => ({}));
    await provisioning.inspect(['table']);
    expect(counted.length).toBeGreaterThan(0);
    expect(bodies()).not.toContainEqual(
      expect.objectContaining({ ReturnConsumedCapacity: 'TOTAL' })
    );
  });
});

it('does not ask for capacity if nobody counts', async () => {
  service = new FakeService();
  const { catalogue } = await connectAws(
    connection,
    { get: async () => ({ accessKeyId: 'a', secretAccessKey: 'b' }) },
    { requestHandler: service }
  );
  await catalogue.item(item);
  expect(bodies()).not.toContainEqual(
    expect.objectContaining({ ReturnConsumedCapacity: 'TOTAL' })
  );
});

describe('preflights', () => {
  const connectIn = (inBrowser: boolean): Promise<AwsPorts> =>
    connectAws(
      connection,
      { get: async () => ({ accessKeyId: 'a', secretAccessKey: 'b' }) },
      {
        requestHandler: new FakeService(),
        now: () => now,
        inBrowser,
        count: sent => counted.push(sent)
      }
    );
  let now = Date.UTC(2026, 0, 1);

  it('are counted as reads in a browser, once for each URL until it forgets them', async () => {
    const { images } = await connectIn(true);
    await images.head(KEY);
    expect(usages()).toEqual([
      { ...NO_USAGE, s3Reads: 1 },
      { ...NO_USAGE, s3Reads: 1 }
    ]);
    await images.head(KEY);
    expect(counted).toHaveLength(3);
    await images.head('other.jpg');
    expect(counted).toHaveLength(5);
    now += 3 * 60 * 60 * 1000;
    await images.head(KEY);
    expect(counted).toHaveLength(7);
  });

  it('are not sent by Node', async () => {
    const { images } = await connectIn(false);
    await images.head(KEY);
    expect(counted).toHaveLength(1);
  });
});

it('counts a refused write by the size of the item in the refusal', async () => {
  const Item = { text: { S: 'x'.repeat(5000) } };
  const { catalogue } = await connected([
    refusal('ConditionalCheckFailedException', { Item })
  ]);
  await expect(catalogue.change(CHANGE)).rejects.toMatchObject({
    kind: 'Conflict'
  });
  expect(counted[0].usage.writeUnits).toBe(5);
});
