import { setWhere } from '../../../../../src/adapters/aws/catalogue/setWhere';
import type { Table } from '../../../../../src/adapters/aws/connection/table';

it('asks for the same again: DynamoDB refuses a value that nothing uses', async () => {
  const sent: { readonly input: object }[] = [];
  const table = {
    name: 'Products',
    documents: {
      send: async (command: { readonly input: object }) => sent.push(command)
    },
    ask: async (_action: string, send: () => Promise<boolean>) => {
      // It met another one on its way.
      await send();
      return send();
    }
  } as unknown as Table;
  const held = await setWhere(
    table,
    { subCategory: 1005, productId: '79823' },
    { note: 'Collar' },
    expression => expression.equals('current_status', 'PENDING')
  );
  expect(held).toBe(true);
  expect(sent).toHaveLength(2);
  expect(sent[1].input).toEqual(sent[0].input);
  expect(sent[0].input).toMatchObject({
    ExpressionAttributeValues: { ':v0': 'Collar', ':v1': 'PENDING' }
  });
});
