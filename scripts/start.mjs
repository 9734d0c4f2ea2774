/**
 * `npm start`: from a fresh clone to the desk in a browser. Until the packages
 * are installed, this file and its imports use only Node's own modules.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { LOGS, STATE } from './paths.mjs';
import { prepare } from './prepare/prepare.mjs';
import { ToolMissing } from './prepare/tools.mjs';
import { sandboxEnvironment } from './run/cloud.mjs';
import { endedByPerson } from './run/interrupt.mjs';
import { startLab } from './run/lab.mjs';
import { openBrowser } from './run/openBrowser.mjs';
import { HOST } from './run/ports.mjs';
import { ChildFailed, Processes } from './run/processes.mjs';
import { drawSample, fillSandbox } from './run/sample.mjs';
import { startSandbox } from './run/sandbox.mjs';
import {
  PortTaken,
  rememberedPorts,
  rememberedToken
} from './run/startState.mjs';
import { step } from './run/steps.mjs';

const SAMPLE = path.join(STATE, 'sample');

/** Written when the sample is in the sandbox. Later starts leave the curated products alone. */
const FILLED = path.join(STATE, 'filled');

const USAGE = `npm start [-- --port N] [--no-browser]
  --port N      JupyterLab's port, remembered for the next start
  --no-browser  do not open a browser; the address is printed in any case`;

/** The person gave options that this script does not understand. */
class WrongUse extends Error {}

const processes = new Processes(LOGS);
const ended = endedByPerson(processes);

try {
  const options = readOptions();
  if (options) {
    const children = await start(options);
    process.exitCode = await Promise.race([ended, firstToFail(children)]);
  }
} catch (error) {
  if (processes.stopping) {
    process.exitCode = await ended;
  } else {
    report(error);
    process.exitCode = 1;
  }
} finally {
  await processes.stop();
}

/** @typedef {{ port: number | undefined, browser: boolean }} Options */

/** @returns {Options | undefined} undefined if the person only asked for help */
function readOptions() {
  const values = parse();
  if (values.help) {
    console.log(USAGE);
    return undefined;
  }
  const port = values.port === undefined ? undefined : Number(values.port);
  if (
    port !== undefined &&
    !(Number.isInteger(port) && port > 0 && port < 65536)
  ) {
    throw new WrongUse(`--port takes a number from 1 to 65535.\n${USAGE}`);
  }
  return { port, browser: !values['no-browser'] };
}

function parse() {
  try {
    return parseArgs({
      options: {
        port: { type: 'string' },
        'no-browser': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' }
      }
    }).values;
  } catch (error) {
    throw new WrongUse(`${error.message}\n${USAGE}`);
  }
}

/** @param {Options} options */
async function start({ port, browser }) {
  const { labPort, ...ports } = await rememberedPorts(port);
  const filled = existsSync(FILLED);
  await prepare(processes, ['dev', 'sandbox'], async () => {
    if (!filled) {
      await step('Sample images', () => drawSample(processes, SAMPLE));
    }
  });
  const sandbox = await startSandbox(processes, {
    state: path.join(STATE, 'cloud'),
    origins: [HOST, 'localhost'].map(name => `http://${name}:${labPort}`),
    ...ports
  });
  const env = { ...sandboxEnvironment(ports), ...(await jupyterFolders()) };
  const [lab] = await Promise.all([
    step('JupyterLab', () =>
      startLab(processes, { port: labPort, config: 'start_config.py', env })
    ),
    filled ||
      step('Sample into the sandbox: setup, migrate', async () => {
        await fillSandbox(processes, SAMPLE, ports);
        await writeFile(FILLED, `${new Date().toISOString()}\n`);
      })
  ]);
  const url = `http://${HOST}:${labPort}/lab?token=${env.JUPYTER_TOKEN}&curation=open`;
  console.log(`READY ${url}`);
  console.log('Press Ctrl-C to stop it. The next start has what you curated.');
  if (browser) {
    openBrowser(url);
  }
  return { sandbox, lab };
}

/** JupyterLab's files are next to the sandbox: the person's own configuration is neither read nor changed. */
async function jupyterFolders() {
  const folder = (/** @type {string} */ name) =>
    path.join(STATE, 'jupyter', name);
  const notebooks = path.join(STATE, 'notebooks');
  await mkdir(notebooks, { recursive: true });
  return {
    JUPYTER_TOKEN: await rememberedToken(),
    JUPYTER_CONFIG_DIR: folder('config'),
    JUPYTER_DATA_DIR: folder('data'),
    JUPYTER_RUNTIME_DIR: folder('runtime'),
    JUPYTERLAB_SETTINGS_DIR: folder('settings'),
    JUPYTERLAB_WORKSPACES_DIR: folder('workspaces'),
    CURATION_NOTEBOOKS: notebooks
  };
}

/**
 * Resolves with 1 when one of the children ends by itself.
 *
 * @param {Record<string, import('./run/processes.mjs').Child>} children
 */
async function firstToFail(children) {
  const failed = await Promise.race(
    Object.values(children).map(async child => {
      await child.ended;
      return child;
    })
  );
  if (processes.stopping) {
    return ended;
  }
  console.error(failed.failure().message);
  return 1;
}

/**
 * Prints only the message of an error that the person can act on, and the stack
 * of any other.
 *
 * @param {Error} error
 */
function report(error) {
  const expected = [ToolMissing, PortTaken, ChildFailed, WrongUse].some(
    type => error instanceof type
  );
  console.error(`\n${expected ? error.message : error.stack}`);
}
