/**
 * `npm run conformance [-- jest's arguments]`: runs the contract suites on the
 * S3 and the DynamoDB that the environment names, with nothing mocked. The
 * suites make their own buckets and tables (`curation-contract-…`) and remove
 * them. The last line is `N passed, N failed, N skipped`. The name of a skipped
 * test says what the engine cannot do.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { LOGS } from './paths.mjs';
import { prepareNodePackages } from './prepare/nodePackages.mjs';
import { endedByPerson } from './run/interrupt.mjs';
import { Processes } from './run/processes.mjs';
import { ON_ENDPOINTS, conformanceOf } from './test/conformance.mjs';
import { byExitCode, judged } from './test/counts.mjs';

const NEEDED = ['CURATION_S3_ENDPOINT', 'CURATION_DYNAMODB_ENDPOINT'];

const HOW = `npm run conformance tests the S3 and the DynamoDB that the environment names:
  CURATION_S3_ENDPOINT, CURATION_DYNAMODB_ENDPOINT   their addresses, also those of AWS
  CURATION_REGION                                    their region
  credentials                                        AWS_ACCESS_KEY_ID and so on, or a profile
It makes buckets and tables named curation-contract-… there, and removes them.`;

const missing = NEEDED.filter(name => !process.env[name]);
if (missing.length > 0) {
  console.error(`${missing.join(' and ')} not set.\n\n${HOW}`);
  process.exitCode = 2;
} else {
  await main();
}

async function main() {
  const processes = new Processes(path.join(LOGS, 'conformance'));
  const ended = endedByPerson(processes);
  const folder = await mkdtemp(path.join(tmpdir(), 'curation-conformance-'));
  try {
    await prepareNodePackages(processes);
    const { counts, skipped } = await run(processes, folder);
    skipped.forEach(name => console.log(`skipped: ${name}`));
    const { passed, failed } = counts;
    console.log(
      `\n${passed} passed, ${failed} failed, ${counts.skipped} skipped`
    );
    process.exitCode = failed > 0 ? 1 : 0;
  } catch (error) {
    if (!processes.stopping) {
      console.error(error.message);
    }
    process.exitCode = processes.stopping ? await ended : 1;
  } finally {
    await processes.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {Processes} processes
 * @param {string} folder - for the report
 * @returns {Promise<ReturnType<typeof conformanceOf>>}
 */
async function run(processes, folder) {
  const report = path.join(folder, 'report.json');
  const { code } = await processes.start(
    'conformance',
    'npx',
    [
      ...['jest', '--selectProjects', 'contracts', '--ci'],
      ...['--testNamePattern', ON_ENDPOINTS.source],
      ...['--json', `--outputFile=${report}`],
      ...process.argv.slice(2)
    ],
    {
      show: true,
      env: {
        ...process.env,
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true'
      }
    }
  ).ended;
  const ok = code === 0;
  const found = await readFile(report, 'utf8').then(
    text => conformanceOf(JSON.parse(text)),
    // Jest writes no report if the engine does not answer at all.
    () => ({ counts: byExitCode(false), skipped: [] })
  );
  return { ...found, counts: judged(found.counts, ok) };
}
