/**
 * `npm start`: from a fresh clone to the desk in a browser. Until the packages
 * are there this file and what it imports use Node's own modules only.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { KEPT, LOGS } from './paths.mjs';
import { prepare } from './prepare/prepare.mjs';
import { ToolMissing } from './prepare/tools.mjs';
import { sandboxEnvironment } from './run/cloud.mjs';
import { endedByPerson } from './run/interrupt.mjs';
import { PortTaken, keptPorts, keptToken } from './run/kept.mjs';
import { startLab } from './run/lab.mjs';
import { openBrowser } from './run/openBrowser.mjs';
import { HOST } from './run/ports.mjs';
import { ChildFailed, Processes } from './run/processes.mjs';
import { drawSample, fillSandbox } from './run/sample.mjs';
import { startSandbox } from './run/sandbox.mjs';
import { step } from './run/steps.mjs';

const SAMPLE = path.join(KEPT, 'sample');

/** Written once the sample is in the sandbox: what was curated since is never touched. */
const FILLED = path.join(KEPT, 'filled');

const USAGE = `npm start [-- --port N] [--no-browser]
  --port N      JupyterLab's port, remembered for the next start
  --no-browser  open no browser; the address is printed either way`;

/** Options that this script does not know. */
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

function readOptions() {
  let values;
  try {
    ({ values } = parseArgs({
      options: {
        port: { type: 'string' },
        'no-browser': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' }
      }
    }));
  } catch (error) {
    throw new WrongUse(`${error.message}\n${USAGE}`);
  }
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

async function start({ port, browser }) {
  const { labPort, ...ports } = await keptPorts(port);
  const filled = existsSync(FILLED);
  await prepare(processes, ['dev', 'sandbox'], async () => {
    if (!filled) {
      await step('Sample images', () => drawSample(processes, SAMPLE));
    }
  });
  const sandbox = await startSandbox(processes, {
    state: path.join(KEPT, 'cloud'),
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
  console.log('Ctrl-C stops it; what was curated is kept.');
  if (browser) {
    openBrowser(url);
  }
  return { sandbox, lab };
}

/** JupyterLab's own files beside the sandbox: the person's configuration is neither used nor touched. */
async function jupyterFolders() {
  const folder = name => path.join(KEPT, 'jupyter', name);
  const notebooks = path.join(KEPT, 'notebooks');
  await mkdir(notebooks, { recursive: true });
  return {
    JUPYTER_TOKEN: await keptToken(),
    JUPYTER_CONFIG_DIR: folder('config'),
    JUPYTER_DATA_DIR: folder('data'),
    JUPYTER_RUNTIME_DIR: folder('runtime'),
    JUPYTERLAB_SETTINGS_DIR: folder('settings'),
    JUPYTERLAB_WORKSPACES_DIR: folder('workspaces'),
    CURATION_NOTEBOOKS: notebooks
  };
}

/** Resolves with 1 when one of them ends although nobody asked. */
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

/** What a person can act on is said plainly; the rest with its stack. */
function report(error) {
  const plain = [ToolMissing, PortTaken, ChildFailed, WrongUse].some(
    type => error instanceof type
  );
  console.error(`\n${plain ? error.message : error.stack}`);
}
