import { readConnection } from '../../../../src/domain/connection/connection';
import {
  connectionFieldProblem,
  connectionFields
} from '../../../../src/domain/connection/connectionFields';
import { english } from '../../../support/english';

const ARN = 'arn:aws:dynamodb:us-east-1:123456789012:table/Products';

const place = (table: string): Record<string, string> => ({
  name: 'test',
  bucket: 'photos',
  bucketRegion: 'ap-northeast-2',
  table
});

describe('the ARN of a table of another region', () => {
  it.each(['settings', 'options'] as const)(
    'is refused before any request is signed: %s',
    source => {
      let refused: unknown;
      try {
        readConnection(place(ARN), source);
      } catch (error) {
        refused = error;
      }
      expect(refused).toMatchObject({
        code: 'connection-unusable',
        facts: { field: 'table', problem: 'table-arn' }
      });
      expect(english(refused)).toMatch(/ARN. Enter the name of the table/);
    }
  );
});

it.each([
  [ARN, 'table-arn'],
  ['Product Assets', 'table-characters'],
  ['상품', 'table-characters'],
  ['', 'empty'],
  ['Product_Assets-1.b', undefined]
])('the form says of the table %j: %s', (table, problem) => {
  const fields = { ...connectionFields(place('x')), table };
  expect(connectionFieldProblem('table', fields, [])).toBe(problem);
});
