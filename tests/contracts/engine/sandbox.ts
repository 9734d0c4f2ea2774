import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

interface Endpoints {
  readonly s3Endpoint: string;
  readonly dynamodbEndpoint: string;
  /** The sandbox answers no other access key. */
  readonly accessKeyId: string;
}

/** ms until a sandbox that does not answer counts as failed. */
const START_DEADLINE = 60_000;

const root = resolve(__dirname, '../../..');

/** The sandbox of this run. Set-up and teardown share one process. */
let running: { process: ChildProcess; state: string } | undefined;

/** Starts an empty sandbox on two free ports of the loopback interface. */
export async function startSandbox(): Promise<Endpoints> {
  const state = await mkdtemp(join(tmpdir(), 'curation-contracts-'));
  const [s3Port, dynamodbPort] = await freePorts(2);
  const accessKeyId = `SANDBOX${randomBytes(10).toString('hex')}`;
  const sandbox = spawn(
    python(),
    [
      ...['-m', 'jupyterlab_curation.sandbox', 'serve'],
      ...['--state', state],
      ...['--s3-port', `${s3Port}`],
      ...['--dynamodb-port', `${dynamodbPort}`],
      '--exit-with-input'
    ],
    {
      cwd: root,
      env: { ...process.env, CURATION_SANDBOX_KEY: accessKeyId },
      // Its input ends with this process.
      stdio: ['pipe', 'pipe', 'pipe']
    }
  );
  running = { process: sandbox, state };
  let output = '';
  const listen = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-4000);
  };
  sandbox.stdout.on('data', listen);
  sandbox.stderr.on('data', listen);
  const endpoints = {
    s3Endpoint: `http://127.0.0.1:${s3Port}`,
    dynamodbEndpoint: `http://127.0.0.1:${dynamodbPort}`
  };
  const end = Date.now() + START_DEADLINE;
  for (const url of Object.values(endpoints)) {
    while (!(await answers(url))) {
      if (sandbox.exitCode !== null || Date.now() > end) {
        await stopSandbox();
        throw new Error(`The sandbox did not start:\n${output}`);
      }
      await new Promise(wake => setTimeout(wake, 100));
    }
  }
  return { ...endpoints, accessKeyId };
}

/** Ends the sandbox of this run and removes its state. */
export async function stopSandbox(): Promise<void> {
  if (running === undefined) {
    return;
  }
  const { process: sandbox, state } = running;
  running = undefined;
  if (sandbox.exitCode === null) {
    const ended = new Promise(resolved => sandbox.once('exit', resolved));
    sandbox.kill('SIGTERM');
    await ended;
  }
  await rm(state, { recursive: true, force: true });
}

function python(): string {
  const inVenv = [
    join(root, '.venv/bin/python'),
    join(root, '.venv/Scripts/python.exe')
  ];
  return inVenv.find(existsSync) ?? 'python3';
}

/** Any answer counts, including a refusal. */
async function answers(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url);
    await answer.arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, () => {
      const server = createServer();
      return new Promise<typeof server>((resolved, rejected) => {
        server.once('error', rejected);
        server.listen(0, '127.0.0.1', () => resolved(server));
      });
    })
  );
  const ports = servers.map(server => (server.address() as AddressInfo).port);
  await Promise.all(
    servers.map(server => new Promise(resolved => server.close(resolved)))
  );
  return ports;
}
