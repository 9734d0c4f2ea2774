/**
 * `npm run docs`: builds the documentation into `docs/_build/html`, with
 * warnings as errors, and checks the links between the Markdown files of the
 * clone. `--external` also checks links to other sites, which needs the network.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';

import { LOGS, ROOT, inVenv, venvEnvironment } from './paths.mjs';
import { preparePythonPackages } from './prepare/pythonPackages.mjs';
import { findTools } from './prepare/tools.mjs';
import { endedByPerson } from './run/interrupt.mjs';
import { Processes } from './run/processes.mjs';
import { step } from './run/steps.mjs';

const DOCS = path.join(ROOT, 'docs');
const BUILT = path.join(DOCS, '_build');

const processes = new Processes(path.join(LOGS, 'docs'));
const ended = endedByPerson(processes);

try {
  const { values } = parseArgs({ options: { external: { type: 'boolean' } } });
  await preparePythonPackages(processes, findTools(), ['docs']);
  await step('Links between the documents', () =>
    python('links', ['scripts/docs/check_links.py'])
  );
  await step('Site: docs/_build/html', () => sphinx('html'));
  if (values.external) {
    await step('Links to other sites', () => sphinx('linkcheck'));
  }
} catch (error) {
  if (!processes.stopping) {
    console.error(error.message);
  }
  process.exitCode = processes.stopping ? await ended : 1;
} finally {
  await processes.stop();
}

/**
 * Builds every page again: a page is also wrong if another one is gone.
 *
 * @param {string} builder
 */
function sphinx(builder) {
  return python(builder, [
    ...['-m', 'sphinx', '-b', builder, '-E', '-W', '--keep-going', '-q'],
    ...['-d', path.join(BUILT, 'doctrees')],
    ...[DOCS, path.join(BUILT, builder)]
  ]);
}

/**
 * @param {string} name - of the log
 * @param {string[]} args
 */
function python(name, args) {
  return processes.run(name, inVenv('python'), args, {
    env: venvEnvironment()
  });
}
