import { manyProducts } from './migrateTree';
import { MigrationTarget } from './migrationTarget';

it('a dry run asks the bucket once for each product', async () => {
  const target = new MigrationTarget();

  const report = await target.migrate(manyProducts('TOP/1005', 200), {
    dryRun: true
  });

  expect(report).toMatchObject({ created: 200, imagesSent: 400 });
  const asked = target.calls.filter(call =>
    ['head', 'list', 'read', 'compare'].includes(call)
  );
  expect(asked).toEqual(Array(200).fill('list'));
});
