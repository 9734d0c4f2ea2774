/** @jest-environment node */
import { numberValue } from '../../../../../src/adapters/aws/answers/rawItem';

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
