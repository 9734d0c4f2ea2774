import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { sandboxEnvironment } from './cloud.mjs';
import { startLab } from './lab.mjs';
import { HOST, freePorts } from './ports.mjs';
import { drawSample, fillSandbox } from './sample.mjs';
import { startSandbox } from './sandbox.mjs';

const FIRST_PORT = 18_711;

/** A name that the browser of a test resolves to this computer. Over plain HTTP it is not a secure context, like many hubs. `e2e_config.py` allows it. */
const PLAIN_HOST = 'curation.test';

/**
 * @typedef {object} Testbed
 * @property {string} url - of JupyterLab
 * @property {string} plainUrl - of the same JupyterLab, not a secure context
 * @property {ReturnType<typeof sandboxEnvironment>} env - leads a client to the sandbox
 * @property {string} sample - the folder that was migrated into the sandbox
 * @property {() => Promise<void>} restartLab
 */

/**
 * Opens what end-to-end tests, benchmarks and pictures run on: a sandbox with a
 * small sample, and a JupyterLab that uses it. All of it is in one folder and on
 * free ports.
 *
 * @param {import('./processes.mjs').Processes} processes
 * @param {string} folder - empty; the caller removes it
 * @param {number} products - how many the sample has
 * @returns {Promise<Testbed>}
 */
export async function openTestbed(processes, folder, products) {
  const inFolder = (/** @type {string} */ name) => path.join(folder, name);
  const [labPort, s3Port, dynamodbPort] = await freePorts(3, FIRST_PORT);
  const ports = { s3Port, dynamodbPort };
  const folders = {
    // Temporary files of JupyterLab and Galata are removed with the folder.
    TMPDIR: inFolder('tmp'),
    JUPYTER_CONFIG_DIR: inFolder('config'),
    JUPYTER_DATA_DIR: inFolder('data'),
    JUPYTER_RUNTIME_DIR: inFolder('runtime'),
    JUPYTERLAB_SETTINGS_DIR: inFolder('settings'),
    JUPYTERLAB_WORKSPACES_DIR: inFolder('workspaces'),
    JUPYTERLAB_GALATA_ROOT_DIR: inFolder('notebooks')
  };
  await Promise.all(
    Object.values(folders).map(name => mkdir(name, { recursive: true }))
  );
  const env = sandboxEnvironment(ports);
  const openLab = () =>
    startLab(processes, {
      port: labPort,
      config: 'e2e_config.py',
      env: { ...env, ...folders }
    });

  const url = `http://${HOST}:${labPort}`;
  const plainUrl = `http://${PLAIN_HOST}:${labPort}`;
  await startSandbox(processes, {
    state: inFolder('cloud'),
    origins: [url, plainUrl],
    ...ports
  });
  const fill = async () => {
    await drawSample(processes, inFolder('sample'), products);
    await fillSandbox(processes, inFolder('sample'), ports);
  };
  let [lab] = await Promise.all([openLab(), fill()]);
  return {
    url,
    plainUrl,
    env,
    sample: inFolder('sample'),
    restartLab: async () => {
      await lab.stop();
      lab = await openLab();
    }
  };
}
