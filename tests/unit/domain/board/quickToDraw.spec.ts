import { isQuickToDraw } from '../../../../src/domain/board/quickToDraw';

/** Freeze the page, or end the stack, if they are long enough. */
const HOSTILE = [
  ...['*a ', '_a ', '*_a', '~a ', '> ', '- ', '+ ', '1. ', '1) ', '[', '[a]('],
  ...['![', '`a', 'a_b_', '*a\n', '*a\r', '*a\n\t\n', '*a **b ']
];

it.each(HOSTILE)(
  'a guideline that would freeze the page is not drawn: %j',
  unit => {
    const times = (length: number): string =>
      unit.repeat(Math.ceil(length / unit.length));
    expect(isQuickToDraw(times(400_000))).toBe(false);
    expect(isQuickToDraw(times(8_000))).toBe(false);
    expect(isQuickToDraw(times(80))).toBe(true);
  }
);

it('a guideline whose table would have a million cells is not drawn', () => {
  const line = (cell: string): string => `${cell.repeat(3000)}|\n`;
  const table = `${line('|a')}${line('|-')}${'a\n'.repeat(5000)}`;
  expect(table.length).toBeLessThan(30_000);
  expect(isQuickToDraw(table)).toBe(false);
  expect(isQuickToDraw(table.replace(/\n/g, '\u2028'))).toBe(false);
});

it('a guideline with thousands of links of one long address is not drawn', () => {
  const refs = `${'[a] '.repeat(20)}\n\n`.repeat(200);
  const address = `[a]: http://example.org/${'x'.repeat(9000)}\n\n`;
  expect((address + refs).length).toBeLessThan(30_000);
  expect(isQuickToDraw(address + refs)).toBe(false);
});

it('a guideline of some pages, with lists, tables and links, is drawn', () => {
  const words =
    'Choose the picture that shows the whole garment from the front. ';
  const page = [
    '## Tops',
    words.repeat(8),
    Array.from({ length: 25 }, (_, n) => `- **${n}**: ${words}`).join('\n'),
    `| a | b | c |\n|---|---|---|\n${'| `x` | y | [z](https://example.org/z) |\n'.repeat(20)}`,
    '```\ncode_with_names = 1\n```'
  ].join('\n\n');
  expect(page.length).toBeGreaterThan(3000);
  expect(isQuickToDraw(`${page}\n\n`.repeat(6))).toBe(true);
});

it('a guideline with a long run of backticks is not drawn', () => {
  expect(isQuickToDraw('`'.repeat(1_400))).toBe(false);
  expect(isQuickToDraw('`'.repeat(80))).toBe(true);
});

it('a long guideline without any marks is not drawn', () => {
  expect(isQuickToDraw('word\n\n'.repeat(4_000))).toBe(true);
  expect(isQuickToDraw('word\n\n'.repeat(6_000))).toBe(false);
});
