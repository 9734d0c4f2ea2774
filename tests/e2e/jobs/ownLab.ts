import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');
const BIN = process.platform === 'win32' ? 'Scripts' : 'bin';

/** A JupyterLab without a sandbox and without credentials, as after `pip install`. */
export class OwnLab {
  private constructor(
    readonly url: string,
    private readonly _process: ChildProcess
  ) {}

  /** @param folder - empty; everything of it is there */
  static async start(folder: string): Promise<OwnLab> {
    const inFolder = (name: string): string => {
      const made = path.join(folder, name);
      mkdirSync(made, { recursive: true });
      return made;
    };
    const port = await freePort();
    const none = Object.entries(process.env).filter(
      ([name]) =>
        !/^(CURATION_.*|AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|REGION))$/.test(
          name
        )
    );
    const lab = path.join(ROOT, 'scripts', 'lab');
    const child = spawn(
      path.join(ROOT, '.venv', BIN, 'jupyter-lab'),
      [
        `--config=${path.join(lab, 'e2e_config.py')}`,
        '--ServerApp.ip=127.0.0.1',
        `--ServerApp.port=${port}`,
        ...['--ServerApp.port_retries=0', '--no-browser'],
        ...(process.getuid?.() === 0 ? ['--allow-root'] : [])
      ],
      {
        cwd: ROOT,
        env: {
          ...Object.fromEntries(none),
          TMPDIR: inFolder('tmp'),
          JUPYTER_CONFIG_DIR: inFolder('config'),
          JUPYTER_DATA_DIR: inFolder('data'),
          JUPYTER_RUNTIME_DIR: inFolder('runtime'),
          JUPYTERLAB_SETTINGS_DIR: inFolder('settings'),
          JUPYTERLAB_WORKSPACES_DIR: inFolder('workspaces'),
          JUPYTERLAB_GALATA_ROOT_DIR: inFolder('notebooks'),
          JUPYTER_CONFIG_PATH: path.join(lab, 'defaults'),
          CURATION_PARENT_PID: String(process.pid)
        },
        stdio: 'ignore'
      }
    );
    const own = new OwnLab(`http://127.0.0.1:${port}`, child);
    const end = Date.now() + 60_000;
    while (!(await answers(`${own.url}/api/status`))) {
      if (child.exitCode !== null || Date.now() > end) {
        await own.stop();
        throw new Error('JupyterLab did not start.');
      }
      await new Promise(wake => setTimeout(wake, 200));
    }
    return own;
  }

  async stop(): Promise<void> {
    if (this._process.exitCode === null) {
      const ended = new Promise(done => this._process.once('exit', done));
      this._process.kill('SIGTERM');
      await ended;
    }
  }
}

/** Whether anything answers, whatever it says. */
export async function answers(url: string): Promise<boolean> {
  try {
    await (await fetch(url)).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise(done => server.close(done));
  return port;
}
