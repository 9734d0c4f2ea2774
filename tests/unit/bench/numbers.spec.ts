/** @jest-environment node */
import { execFileSync } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');

/** What an expression gives with the modules of the bench, which Jest cannot load. */
function ask(expression: string): unknown {
  const code = `
    import { median, percentile } from './bench/statistics.mjs';
    import { tableLines, verdict } from './bench/table.mjs';
    import { withResults } from './bench/results.mjs';
    console.log(JSON.stringify(await ${expression}));
  `;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
      cwd: ROOT,
      encoding: 'utf8'
    })
  );
}

it.each([
  ['median([3, 1, 2])', 2],
  ['median([10, 9, 1, 2])', 5.5],
  ['percentile([...Array(100).keys()].map(n => n + 1), 0.95)', 95],
  ['percentile([5, 1, 4], 0.95)', 5],
  ['percentile([5, 1, 4], 0.5)', 4],
  // JSON has no NaN.
  ['[median([]), percentile([], 0.95)]', [null, null]]
])('%s is %s', (expression, value) => {
  expect(ask(expression)).toEqual(value);
});

it.each([
  ['at the most', { value: 50, limit: 50 }, 'ok'],
  ['above it', { value: 50.1, limit: 50 }, 'missed'],
  ['at the least', { value: 5, limit: 5, atLeast: true }, 'ok'],
  ['below it', { value: 4.9, limit: 5, atLeast: true }, 'missed'],
  ['with nothing to reach', { value: 5 }, '']
])('a number %s', (_, measure, said) => {
  expect(ask(`verdict(${JSON.stringify(measure)})`)).toBe(said);
});

it('lines up what was reached', () => {
  const rows = [
    {
      name: 'warm',
      measures: [
        { what: 'p95', value: 43.21, unit: 'ms', limit: 100 },
        { what: 'pages', value: 31, unit: 'pages/s', limit: 20, atLeast: true },
        { what: 'of the floor', value: 1.307, unit: 'x', limit: 1.25 },
        { what: 'bytes', value: 1200.4, unit: 'kB' }
      ]
    }
  ];

  expect(ask(`tableLines(${JSON.stringify(rows)})`)).toEqual([
    'row   what          reached     to reach      ok',
    'warm  p95           43.2 ms     ≤ 100 ms      ok',
    'warm  pages         31 pages/s  ≥ 20 pages/s  ok',
    'warm  of the floor  1.31 x      ≤ 1.25 x      missed',
    'warm  bytes         1200 kB'
  ]);
});

it('renews the table in the text, and nothing beside it', () => {
  const begin = '<!-- results: written by npm run bench -- --write -->';
  const results = {
    open: {
      date: '2026-11-23T05:00:00.000Z',
      machine: { cores: 2, node: '20.20.2' },
      measures: [{ what: 'p95', value: 7, unit: 'ms', limit: 50, note: 'warm' }]
    }
  };
  const text = `before\n${begin}\nold\n<!-- end of results -->\nafter\n`;

  expect(
    ask(`withResults(${JSON.stringify(text)}, ${JSON.stringify(results)})`)
  ).toBe(
    [
      'before',
      begin,
      '',
      '| row | what | reached | to reach | ok |',
      '| --- | ---- | ------- | -------- | -- |',
      '| open | p95 (warm) | 7 ms | ≤ 50 ms | ok |',
      '',
      '- `open`: 2026-11-23, cores 2, node 20.20.2',
      '',
      '<!-- end of results -->',
      'after',
      ''
    ].join('\n')
  );
});
