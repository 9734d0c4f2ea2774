/** @jest-environment node */
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';

import { connectAws } from '../../../../../src/adapters/aws';
import {
  numberValue,
  readRawItem,
  writable
} from '../../../../../src/adapters/aws/answers/rawItem';
import type { ItemValue } from '../../../../../src/domain/catalogueItem';
import { readConnection } from '../../../../../src/domain/connection/connection';
import { readProduct } from '../../../../../src/domain/product/product';
import { FakeService } from '../fakeService';

describe('a number of DynamoDB', () => {
  it.each([
    ['0', 0],
    ['-0', 0],
    ['7', 7],
    ['-12.50', -12.5],
    ['100', 100],
    ['0.001', 0.001],
    ['1E+3', 1000],
    ['1e21', 1e21],
    ['9007199254740991', 9007199254740991]
  ])('%s becomes a number', (text, number) => {
    expect(numberValue(text)).toBeCloseTo(number, 12);
    expect(typeof numberValue(text)).toBe('number');
  });

  it.each(['9007199254740993', '0.1234567890123456789', '1e400'])(
    '%s stays as it is',
    text => {
      expect(numberValue(text)).toMatchObject({ value: text });
    }
  );
});

/** An item in which `__proto__` says what the table does not, at each depth. */
const PLANTED = JSON.stringify({
  sub_category: { N: '1005' },
  product_id: { S: '79823' },
  detail: { L: [{ S: 'a.jpg' }] },
  deleted: {
    L: [{ M: { folder: { S: 'text' }, __proto__: { M: {} } } }]
  },
  ops: { SS: ['a'] }
})
  .replace(
    /"ops"/,
    '"__proto__":{"M":{"current_status":{"S":"COMPLETED"},"note":{"S":"planted"}}},"ops"'
  )
  .replace(
    '{"folder"',
    '{"__proto__":{"M":{"filename":{"S":"a.jpg"},"at":{"S":"2024-01-01"}}},"folder"'
  );

const inherited = (value: unknown): readonly unknown[] =>
  typeof value === 'object' && value !== null
    ? [
        ...Object.values(value).flatMap(inherited),
        ...(Array.isArray(value) || value instanceof Set
          ? []
          : [Object.getPrototypeOf(value)])
      ]
    : [];

describe('an attribute named __proto__', () => {
  it('gives an item nothing that the table does not have', async () => {
    const service = new FakeService([{ body: `{"Item":${PLANTED}}` }]);
    const { catalogue } = await connectAws(
      readConnection({
        name: 'test',
        bucket: 'photos',
        bucketRegion: 'eu-west-1',
        table: 'Catalogue'
      }),
      { get: async () => ({ accessKeyId: 'a', secretAccessKey: 'b' }) },
      { requestHandler: service, maxAttempts: 1 }
    );
    const item = await catalogue.item({
      subCategory: 1005,
      productId: '79823'
    });
    expect(service.requests).toHaveLength(1);
    expect(new Set(inherited(item))).toEqual(new Set([Object.prototype]));
    expect(readProduct(item!)).toMatchObject({
      status: '',
      note: '',
      images: { detail: ['a.jpg'] },
      deleted: []
    });
  });

  it('gives nothing to the item of a refusal either', () => {
    const item = readRawItem(JSON.parse(PLANTED));
    expect(new Set(inherited(item))).toEqual(new Set([Object.prototype]));
    expect(item?.current_status).toBeUndefined();
  });
});

describe('a map with a name that every object has', () => {
  it.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty'])(
    'is written as it was read: %s',
    name => {
      const stored = {
        list: { L: [{ M: { [name]: { M: { name: { S: 'Set' } } } } }] },
        map: { M: { [name]: { S: 'x' }, other: { NULL: true } } },
        set: { SS: ['a'] },
        bytes: { B: new Uint8Array([1]) }
      };
      const read = unmarshall(stored) as Record<string, ItemValue>;
      const again = Object.entries(read).map(([attribute, value]) => [
        attribute,
        marshall(writable(value), { convertTopLevelContainer: true })
      ]);
      expect(Object.fromEntries(again)).toEqual(stored);
    }
  );
});
