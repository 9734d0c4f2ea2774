/** @jest-environment node */
import { execFileSync } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');

/** The counts of these requests for product `P1`, by a module that Jest cannot load. */
function count(requests: readonly object[]): Record<string, unknown> {
  const code = `
    import { countRequests } from './bench/desk/requestCounts.mjs';
    console.log(JSON.stringify(countRequests(${JSON.stringify(requests)}, 'P1')));
  `;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
      cwd: ROOT,
      encoding: 'utf8'
    })
  );
}

const s3 = (method: string, url: string): object => ({
  service: 's3',
  method,
  url,
  headers: {},
  body: ''
});
const dynamodb = (operation: string, body: object): object => ({
  service: 'dynamodb',
  method: 'POST',
  url: '/',
  headers: { 'x-amz-target': `DynamoDB_20120810.${operation}` },
  body: JSON.stringify(body)
});
const update = (UpdateExpression: string, id = 'P1'): object =>
  dynamodb('UpdateItem', { Key: { product_id: { S: id } }, UpdateExpression });

it('counts what one product cost, and apart what others and the browser did', () => {
  const counts = count([
    s3('OPTIONS', '/b/TOP/1/P1/meta.json'),
    s3('GET', '/b/TOP/1/P1/meta.json?x-id=GetObject'),
    s3('GET', '/b/TOP/1/P1/detail/a.jpg?X-Amz-Date=1'),
    s3('GET', '/b/TOP/1/P1/detail/a.jpg?X-Amz-Date=2'),
    s3('GET', '/b/TOP/1/P1/detail/b.jpg?X-Amz-Date=1'),
    s3('GET', '/b/TOP/1/P1/detail/a.jpg?tagging'),
    s3('PUT', '/b/TOP/1/P1/detail/a.jpg?tagging'),
    s3('HEAD', '/b/TOP/1/P1/detail/b.jpg'),
    s3('GET', '/b/TOP/1/P10/detail/a.jpg'),
    s3('GET', '/b?list-type=2&prefix=TOP'),
    update('SET claim_id = :a'),
    update('SET claim_id = :a'),
    update('SET claim_id = :a', 'P2'),
    dynamodb('TransactWriteItems', { TransactItems: [{ id: 'P1' }] }),
    dynamodb('GetItem', { Key: { product_id: { S: 'P1' } } }),
    dynamodb('Query', { TableName: 't' })
  ]);

  expect(counts).toMatchObject({
    mostGets: 2,
    meta: 1,
    heads: 1,
    tagReads: 1,
    tagWrites: 1,
    tagRequests: 2,
    tagged: 1,
    lists: 1,
    claims: 1,
    renewals: 1,
    transactions: 1,
    others: 1,
    queries: 1,
    preflights: 1
  });
  expect(counts.all).toContain('DynamoDB, others: 1 UpdateItem');
});
