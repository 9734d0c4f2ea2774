import { randomBytes } from 'node:crypto';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { HUB_VENV, LOGS, ROOT, inVenv, venvEnvironment } from '../paths.mjs';
import { HOST } from '../run/ports.mjs';
import { waitFor } from '../run/waitFor.mjs';
import { PROXY } from './packages.mjs';

const HERE = path.join(ROOT, 'scripts', 'hub');

/** What a hub under a path of its own shows: no address may be taken from the root. */
const BASE = '/jhub/';

/** JupyterLab does not ask whether it may fetch news. */
const DEFAULTS = path.join(ROOT, 'scripts', 'lab', 'defaults');

/** The sandbox's STS knows every role. */
const ROLE = 'arn:aws:iam::123456789012:role/curation/desk';

/**
 * @typedef {object} Hub
 * @property {string} url - ends with a slash
 * @property {string} token - of a service that may do what an administrator does
 * @property {string} homes - the folder with a home for each person
 *
 * @typedef {{ hub: number, proxy: number, proxyApi: number }} HubPorts
 */

/** @param {number} port */
export function hubOrigin(port) {
  return `http://${HOST}:${port}`;
}

/**
 * Starts a JupyterHub and waits until it answers. The hub starts a server when
 * a person signs in, and ends its servers and its proxy when it ends.
 *
 * @param {import('../run/processes.mjs').Processes} processes
 * @param {object} options
 * @param {string} options.folder - for everything of the hub
 * @param {HubPorts} options.ports
 * @param {NodeJS.ProcessEnv} options.env - with the sandbox's endpoints and keys
 * @param {object[]} options.connections - that everybody's desk offers
 * @returns {Promise<Hub>}
 */
export async function startHub(processes, { folder, ports, env, connections }) {
  const homes = path.join(folder, 'homes');
  const etc = path.join(folder, 'etc');
  const tmp = path.join(folder, 'tmp');
  await Promise.all(
    [homes, tmp, etc].map(name => mkdir(name, { recursive: true }))
  );
  await cp(DEFAULTS, etc, { recursive: true });
  await mkdir(path.join(etc, 'jupyter_server_config.d'));
  await writeFile(
    path.join(etc, 'jupyter_server_config.d', 'curation.json'),
    JSON.stringify({ Curation: { connections, role_arn: ROLE } })
  );
  const url = `${hubOrigin(ports.proxy)}${BASE}`;
  const token = randomBytes(24).toString('hex');
  const child = processes.start(
    'jupyterhub',
    inVenv('python', HUB_VENV),
    ['-m', 'jupyterhub', `--config=${path.join(HERE, 'hub_config.py')}`],
    {
      cwd: folder,
      env: {
        ...venvEnvironment(env, HUB_VENV),
        TMPDIR: tmp,
        CURATION_PARENT_PID: String(process.pid),
        CURATION_HUB: JSON.stringify({
          url,
          token,
          homes,
          tmp,
          etc,
          hubPort: ports.hub,
          proxy: [process.execPath, PROXY],
          proxyLog: path.join(LOGS, 'hub', 'proxy.log'),
          proxyApi: hubOrigin(ports.proxyApi),
          servers: path.join(HERE, 'server_config.py')
        })
      }
    }
  );
  await waitFor(
    'JupyterHub',
    async () => ((await fetch(`${url}hub/api/`)).ok ? true : undefined),
    child
  );
  return { url, token, homes };
}
