import path from 'node:path';

import { ROOT, inVenv } from '../paths.mjs';
import { HOST } from './ports.mjs';
import { waitFor } from './waitFor.mjs';

const EXTENSION = 'jupyterlab-curation';

const LAB = path.join(ROOT, 'scripts', 'lab');

/** Default settings, in the folder `labconfig`: JupyterLab does not ask whether it may fetch news. A person's own settings override them. */
const DEFAULTS = path.join(LAB, 'defaults');

/**
 * Starts JupyterLab and waits until it serves the extension.
 *
 * @param {import('./processes.mjs').Processes} processes
 * @param {object} options
 * @param {number} options.port
 * @param {string} options.config - a file of scripts/lab
 * @param {NodeJS.ProcessEnv} options.env - with the sandbox's endpoints and, if JupyterLab has one, JUPYTER_TOKEN
 * @returns its process
 */
export async function startLab(processes, { port, config, env }) {
  const child = processes.start(
    'jupyterlab',
    inVenv('jupyter-lab'),
    [
      `--config=${path.join(LAB, config)}`,
      `--ServerApp.ip=${HOST}`,
      `--ServerApp.port=${port}`,
      '--ServerApp.port_retries=0',
      '--no-browser',
      ...(process.getuid?.() === 0 ? ['--allow-root'] : [])
    ],
    {
      env: {
        ...env,
        JUPYTER_CONFIG_PATH: DEFAULTS,
        CURATION_PARENT_PID: String(process.pid)
      }
    }
  );
  await waitFor(
    'JupyterLab',
    () => answers(`http://${HOST}:${port}`, env.JUPYTER_TOKEN),
    child
  );
  return child;
}

/**
 * Whether the server and the first file of the extension can be fetched.
 *
 * @param {string} base - the server's address
 * @param {string | undefined} token
 * @returns {Promise<true | undefined>} undefined: not yet
 */
async function answers(base, token) {
  const get = (/** @type {string} */ url) =>
    fetch(url, { headers: token ? { Authorization: `token ${token}` } : {} });
  if (!(await get(`${base}/api/status`)).ok) {
    return undefined;
  }
  const page = await (await get(`${base}/lab`)).text();
  const found =
    /<script id="jupyter-config-data"[^>]*>([\s\S]*?)<\/script>/.exec(
      page
    )?.[1];
  if (!found) {
    throw new Error("JupyterLab's page has no configuration");
  }
  /** @type {{ federated_extensions: { name: string, load: string }[], fullLabextensionsUrl?: string }} */
  const config = JSON.parse(found);
  const extension = config.federated_extensions.find(
    ({ name }) => name === EXTENSION
  );
  if (!extension) {
    throw new Error(`${EXTENSION} is not among JupyterLab's extensions`);
  }
  const entry = await get(
    `${base}${config.fullLabextensionsUrl ?? '/lab/extensions'}/${EXTENSION}/${extension.load}`
  );
  return entry.ok ? true : undefined;
}
