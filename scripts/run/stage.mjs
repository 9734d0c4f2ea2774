import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { sandboxEnvironment } from './cloud.mjs';
import { startLab } from './lab.mjs';
import { HOST, freePorts } from './ports.mjs';
import { drawSample, fillSandbox } from './sample.mjs';
import { startSandbox } from './sandbox.mjs';

const FIRST_PORT = 18_711;

/** A name that a test's browser takes for this computer: on plain http it is no secure context, as a hub's is none. `e2e_config.py` lets it in. */
const PLAIN_HOST = 'curation.test';

/**
 * A sandbox of its own with a small sample, and a JupyterLab on it, all in one
 * folder and on free ports: for the end-to-end tests and for pictures.
 *
 * @param folder - empty; the caller removes it
 * @param products - how many the sample has
 * @returns `{ url, plainUrl, env, sample, restartLab }`; `env` leads a client of one's own to the sandbox, `sample` is the folder that was migrated into it
 */
export async function openStage(processes, folder, products) {
  const inFolder = name => path.join(folder, name);
  const [labPort, s3Port, dynamodbPort] = await freePorts(3, FIRST_PORT);
  const ports = { s3Port, dynamodbPort };
  const folders = {
    // What JupyterLab and Galata leave in a temporary folder goes with ours.
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
