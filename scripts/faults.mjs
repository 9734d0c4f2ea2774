/**
 * `npm run test:faults [-- jest's arguments]`: runs the fault matrix and the
 * model of two curators, and prints the table of cases. The last line is
 * `N passed, N failed`.
 *
 * With `CURATION_FAULTS_ENGINE=sandbox` a smaller selection of the matrix runs
 * on the S3 and the DynamoDB of a sandbox. Some runs of the model always use one.
 * `FC_SEED` repeats a run of the model.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { ROOT } from './paths.mjs';
import { faultTable } from './faults/table.mjs';

const folder = await mkdtemp(path.join(tmpdir(), 'curation-faults-'));

try {
  const args = process.argv.slice(2);
  const wanted = args.find(arg => arg.startsWith('--outputFile='));
  const report =
    wanted?.slice('--outputFile='.length) ?? path.join(folder, 'report.json');
  const code = await jest([
    ...args.filter(arg => arg !== wanted && arg !== '--json'),
    '--json',
    `--outputFile=${report}`
  ]);
  const result = JSON.parse(await readFile(report, 'utf8'));
  console.log(`\n${faultTable(result).join('\n')}`);
  process.exitCode = code;
} catch (error) {
  console.error(`\n${error.message}\n\n0 passed, 1 failed`);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

/**
 * Jest prints failures to standard error.
 *
 * @param {string[]} args
 * @returns {Promise<number>} its exit code; 1 if a signal ended it
 */
function jest(args) {
  const child = spawn(
    process.execPath,
    [
      path.join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'),
      ...['--selectProjects', 'faults', '--ci', '--silent'],
      ...args
    ],
    { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] }
  );
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => resolve(code ?? 1));
  });
}
