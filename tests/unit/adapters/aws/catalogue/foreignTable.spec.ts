import { isForeignTable } from '../../../../../src/adapters/aws/catalogue/foreignTable';
import type { Table } from '../../../../../src/adapters/aws/connection/table';
import { NotAllowed, Throttled } from '../../../../../src/domain/errors';
import { saying } from '../../../../support/english';

const refusing = (error: Error): Table =>
  ({
    name: 'ProductAssets',
    ask: () => Promise.reject(error)
  }) as unknown as Table;

it('is not told of a table whose products may not be read', async () => {
  const error = new NotAllowed(...saying('refused'));
  expect(await isForeignTable(refusing(error))).toBe(false);
});

it('stays open while the table gives no answer', async () => {
  const error = new Throttled(...saying('wait'));
  await expect(isForeignTable(refusing(error))).rejects.toBe(error);
});
