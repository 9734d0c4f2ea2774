import {
  DeleteTableCommand,
  GetItemCommand,
  PutItemCommand
} from '@aws-sdk/client-dynamodb';

import type { AwsPorts } from '../../../src/adapters/aws';
import type { CatalogueItem } from '../../../src/domain/catalogueItem';
import { countersItem } from '../../../src/domain/product/counters';
import { NotFound, TooLarge } from '../../../src/domain/errors';
import { changeOf, freshCategory, productItem } from './catalogue/given';
import { itWith } from '../engine/capabilities';
import { connectTo, dynamodb, freshName } from '../engine/engine';
import { english } from '../../support/english';

describe('the catalogue on DynamoDB', () => {
  const table = freshName('table');
  let ports: AwsPorts;
  beforeAll(async () => {
    ports = await connectTo({ table });
    await ports.provisioning.make('table');
  });
  afterAll(async () => {
    await dynamodb.send(new DeleteTableCommand({ TableName: table }));
    ports.dispose();
  });

  const rawKey = (subCategory: number) => ({
    sub_category: { N: `${subCategory}` },
    product_id: { S: 'SKU1' }
  });

  itWith('transaction-tokens')(
    'answers a repeated status change with success',
    async () => {
      const { catalogue } = ports;
      const category = freshCategory();
      const item = productItem(category, 'SKU1');
      await catalogue.create(category, [item]);
      const completion = {
        category,
        counters: { pending: -1, completed: 1, pass: 0, total: 0 },
        change: changeOf(item, { set: { current_status: 'COMPLETED' } })
      };
      await catalogue.changeStatus(completion);
      await expect(catalogue.changeStatus(completion)).resolves.toBeUndefined();
    }
  );

  it('compares and preserves a number that JavaScript cannot represent', async () => {
    const { subCategory } = freshCategory();
    const big = '12345678901234567890123456789.5';
    await dynamodb.send(
      new PutItemCommand({
        TableName: table,
        Item: { ...rawKey(subCategory), weight: { N: big } }
      })
    );
    const key = { subCategory, productId: 'SKU1' };
    const item = (await ports.catalogue.item(key)) as CatalogueItem;
    await ports.catalogue.change(
      changeOf(item, { expect: { weight: item.weight }, set: { seen: 1 } })
    );
    const { Item } = await dynamodb.send(
      new GetItemCommand({ TableName: table, Key: rawKey(subCategory) })
    );
    expect(Item).toMatchObject({ weight: { N: big }, seen: { N: '1' } });
  });

  it('refuses an item over 400 KB as too large', async () => {
    const category = freshCategory();
    const item = productItem(category, 'SKU1');
    await ports.catalogue.create(category, [item]);
    await expect(
      ports.catalogue.change(
        changeOf(item, { set: { note: 'x'.repeat(420_000) } })
      )
    ).rejects.toBeInstanceOf(TooLarge);
  });

  it('names a missing table', async () => {
    const elsewhere = await connectTo({ table: 'no-such-table' });
    const calls = [
      () => elsewhere.catalogue.item({ subCategory: 1, productId: 'SKU1' }),
      () => elsewhere.catalogue.count(freshCategory()),
      () =>
        elsewhere.catalogue.page({
          subCategory: 1,
          status: 'PENDING',
          limit: 1,
          by: 'index'
        }),
      () =>
        elsewhere.catalogue.store(
          undefined,
          countersItem(freshCategory(), {
            pending: 0,
            completed: 0,
            pass: 0,
            total: 0
          })
        )
    ];
    for (const call of calls) {
      const error: unknown = await call().catch(reason => reason);
      expect(error).toBeInstanceOf(NotFound);
      expect(english(error)).toContain('table no-such-table');
    }
    elsewhere.dispose();
  });

  it('is cancelled by its signal', async () => {
    const wish = new AbortController();
    wish.abort();
    await expect(
      ports.catalogue.item({ subCategory: 1, productId: 'X' }, wish.signal)
    ).rejects.toMatchObject({ kind: 'Cancelled' });
  });
});
