import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { runReportMerge } from '../../../../src/cli/jobs/reportCommand';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'reports-'));
});

afterEach(() => rm(folder, { recursive: true }));

/** Merges files with these texts. */
async function merge(...texts: readonly string[]) {
  const said = { out: '', err: '' };
  const files = await Promise.all(
    texts.map(async (text, index) => {
      const file = path.join(folder, `${index}.json`);
      await writeFile(file, text);
      return file;
    })
  );
  const code = await runReportMerge(files, {
    out: { write: text => (said.out += text) },
    err: { write: text => (said.err += text) }
  });
  return { code, ...said };
}

const report = (index: number, more: object = {}): string =>
  JSON.stringify({ shard: { index, count: 2 }, created: 3, ...more });

it('adds the reports of all shards', async () => {
  const { code, out, err } = await merge(report(0), report(1));
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ created: 6 });
  expect(err).toBe('');
});

it.each([
  ['is no JSON', 'nothing'],
  [
    'is nested too deep to go through',
    `{"shard":{"index":0,"count":2},"a":${'['.repeat(5000)}${']'.repeat(5000)}}`
  ]
])('names a file that %s, and ends with 2', async (_, text) => {
  const { code, out, err } = await merge(report(1), text);
  expect(code).toBe(2);
  expect(out).toBe('');
  expect(err).toContain(path.join(folder, '1.json'));
});
