/**
 * Builds what `npm pack` and `npm publish` put into the package. On a fresh
 * clone it installs the Node packages first. Python is not needed.
 */
import path from 'node:path';

import { LOGS } from './paths.mjs';
import { prepareNodePackages } from './prepare/nodePackages.mjs';
import { endedByPerson } from './run/interrupt.mjs';
import { Processes } from './run/processes.mjs';

const processes = new Processes(path.join(LOGS, 'prepack'));
const ended = endedByPerson(processes);

try {
  await prepareNodePackages(processes);
  await processes.run('build', 'npx', [
    'run-s',
    ...['clean', 'build:lib:prod', 'build:cli']
  ]);
} catch (error) {
  if (!processes.stopping) {
    console.error(error.message);
  }
  process.exitCode = processes.stopping ? await ended : 1;
} finally {
  await processes.stop();
}
