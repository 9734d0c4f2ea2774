import { deeperThan } from '../../../../src/domain/reading/deeperThan';

it.each<[unknown, number, boolean]>([
  ['text', 0, false],
  [null, 0, false],
  [[], 0, true],
  [{ a: 1 }, 1, false],
  [{ a: [1] }, 1, true],
  [{ a: [1], b: 2 }, 2, false],
  [[{}, [[]]], 2, true]
])(
  'tells of %j whether it has more than %d levels',
  (value, levels, deeper) => {
    expect(deeperThan(value, levels)).toBe(deeper);
  }
);

it('does not follow a value that is nested without an end', () => {
  const text = '['.repeat(100_000) + ']'.repeat(100_000);
  expect(deeperThan(JSON.parse(text), 50)).toBe(true);
});
