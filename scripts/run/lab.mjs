import path from 'node:path';

import { ROOT, inVenv } from '../paths.mjs';
import { HOST } from './ports.mjs';
import { waitFor } from './waitFor.mjs';

const EXTENSION = 'jupyterlab-curation';

const LAB = path.join(ROOT, 'scripts', 'lab');

/** Defaults of settings in its `labconfig`: nobody is asked whether they want news. A person's own settings stand above them. */
const DEFAULTS = path.join(LAB, 'defaults');

/**
 * Starts JupyterLab and waits until it and the extension in it answer.
 *
 * @param config - a file of scripts/lab
 * @param env - with the sandbox's endpoints; JUPYTER_TOKEN where there is one
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

/** Whether the server, and the extension's own first file, can be fetched. */
async function answers(base, token) {
  const get = url =>
    fetch(url, { headers: token ? { Authorization: `token ${token}` } : {} });
  if (!(await get(`${base}/api/status`)).ok) {
    return undefined;
  }
  const page = await (await get(`${base}/lab`)).text();
  const config = JSON.parse(
    /<script id="jupyter-config-data"[^>]*>([\s\S]*?)<\/script>/.exec(page)?.[1]
  );
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
