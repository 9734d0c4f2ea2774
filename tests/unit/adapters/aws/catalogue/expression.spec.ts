import {
  Expression,
  allOf,
  any,
  updateOf
} from '../../../../../src/adapters/aws/catalogue/expression';

describe('an expression', () => {
  it('names every attribute by a placeholder, once', () => {
    const expression = new Expression();
    const update = updateOf(expression, { text: [], 'a.b': 1 }, ['status']);
    const condition = allOf(
      expression.exists('text'),
      any(expression.absent('by'), expression.equals('by', 'me'))
    );
    expect(update).toBe('SET #n0 = :v0, #n1 = :v1 REMOVE #n2');
    expect(condition).toBe(
      '(attribute_exists(#n0)) AND (attribute_not_exists(#n3) OR #n3 = :v2)'
    );
    expect(expression.placeholders).toEqual({
      ExpressionAttributeNames: {
        '#n0': 'text',
        '#n1': 'a.b',
        '#n2': 'status',
        '#n3': 'by'
      },
      ExpressionAttributeValues: { ':v0': [], ':v1': 1, ':v2': 'me' }
    });
  });

  it('carries no empty map, which DynamoDB refuses', () => {
    expect(new Expression().placeholders).toEqual({});
    expect(updateOf(new Expression(), {})).toBeUndefined();
  });
});
