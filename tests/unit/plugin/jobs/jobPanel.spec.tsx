import { MessageLoop } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import * as React from 'react';

import { Store } from '../../../../src/desk/store';
import { PLAIN } from '../../../../src/words/trans';
import type { Connection } from '../../../../src/domain/connection/connection';
import { readConnection } from '../../../../src/domain/connection/connection';
import { NotSignedIn, Throttled } from '../../../../src/domain/errors';
import type { ConnectedDataset } from '../../../../src/plugin/connection/connectDataset';
import type { JobPanelOptions } from '../../../../src/plugin/jobs/jobPanel';
import { JobPanel } from '../../../../src/plugin/jobs/jobPanel';
import { CuratedDataset } from '../../app/jobs/curatedDataset';
import { jobDataset } from '../../desk/jobs/aJob';
import { saying } from '../../../support/english';

const CONNECTION = readConnection({
  name: 'test',
  bucket: 'images',
  bucketRegion: 'us-east-1'
});

/** A job that records what happens to it, and ends when it is told to. */
class SomeJob {
  readonly store = new Store<{ readonly at: number }>({ at: 0 });
  readonly running = false;
  started = false;
  closing = false;
  finish: () => void = () => undefined;

  /** What it reads first. */
  read: Promise<void> = Promise.resolve();

  start(): Promise<void> {
    this.started = true;
    return this.read;
  }

  dispose(): Promise<void> {
    this.closing = true;
    return new Promise(resolve => (this.finish = resolve));
  }
}

function aPanel(options: Partial<JobPanelOptions> = {}): {
  readonly panel: JobPanel;
  readonly jobs: SomeJob[];
  readonly disconnected: () => number;
} {
  const jobs: SomeJob[] = [];
  let disconnected = 0;
  const panel = new JobPanel({
    trans: PLAIN,
    find: async () => CONNECTION,
    connect: async () => ({
      dataset: jobDataset(new CuratedDataset()),
      dispose: () => disconnected++
    }),
    make: () => {
      const job = new SomeJob();
      jobs.push(job);
      return { job, render: () => <p>{`at ${job.store.state.at}`}</p> };
    },
    openSettings: () => undefined,
    ...options
  });
  Widget.attach(panel, document.body);
  return { panel, jobs, disconnected: () => disconnected };
}

/** Waits until Lumino and React have rendered and pending promises are settled. */
async function drawn(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    MessageLoop.flush();
    await new Promise(resolve => setTimeout(resolve, 0));
  }
}

beforeAll(() => {
  window.requestIdleCallback ??= callback =>
    window.setTimeout(() =>
      callback({ didTimeout: false, timeRemaining: () => 0 })
    );
});
afterEach(() => document.body.replaceChildren());

it("connects and shows the job's progress", async () => {
  const { panel, jobs } = aPanel();
  await panel.connect();
  await drawn();
  expect(jobs[0].started).toBe(true);
  expect(panel.node.textContent).toBe('at 0');
  jobs[0].store.set({ at: 7 });
  await drawn();
  expect(panel.node.textContent).toBe('at 7');
});

it('is there to be used while the job still reads', async () => {
  const { panel } = aPanel({
    make: () => {
      const job = new SomeJob();
      job.read = new Promise(() => undefined);
      return { job, render: () => <p>Which category?</p> };
    }
  });
  await panel.connect();
  await drawn();
  expect(panel.node.textContent).toBe('Which category?');
});

it('says why the job could not start, and ends it', async () => {
  const job = new SomeJob();
  const { panel, disconnected } = aPanel({
    make: () => {
      job.read = Promise.reject(
        new Throttled(...saying('The table asks for a pause.'))
      );
      return { job, render: () => <p>Which category?</p> };
    }
  });
  await panel.connect();
  await drawn();
  expect(panel.node.textContent).toContain('The table asks for a pause.');
  job.finish();
  await drawn();
  expect(disconnected()).toBe(1);
});

it('ends the job when it is closed, then the connection', async () => {
  const { panel, jobs, disconnected } = aPanel();
  await panel.connect();
  panel.dispose();
  expect(jobs[0].closing).toBe(true);
  await drawn();
  expect(disconnected()).toBe(0);
  jobs[0].finish();
  await drawn();
  expect(disconnected()).toBe(1);
});

it('does not connect if it is closed while it looks for the connection', async () => {
  let found: (connection: Connection) => void = () => undefined;
  const { panel, jobs, disconnected } = aPanel({
    find: () => new Promise(resolve => (found = resolve))
  });
  const connecting = panel.connect();
  await drawn();
  panel.dispose();
  found(CONNECTION);
  await connecting;
  expect(jobs).toEqual([]);
  expect(disconnected()).toBe(0);
});

it('starts no job if it is closed while it connects, and disconnects', async () => {
  let connected: (dataset: ConnectedDataset) => void = () => undefined;
  const { panel, jobs } = aPanel({
    connect: () => new Promise(resolve => (connected = resolve))
  });
  const connecting = panel.connect();
  await drawn();
  panel.dispose();
  const dispose = jest.fn();
  connected({ dataset: jobDataset(new CuratedDataset()), dispose });
  await drawn();
  jobs[0].finish();
  await connecting;
  expect(jobs[0].started).toBe(false);
  expect(dispose).toHaveBeenCalledTimes(1);
});

it('asks for credentials if there are none, and continues with those typed', async () => {
  const connect = jest
    .fn()
    .mockRejectedValueOnce(new NotSignedIn(...saying('Nobody is signed in.')));
  const { panel } = aPanel({ connect });
  await panel.connect();
  await drawn();
  expect(panel.node.querySelector('form')?.textContent).toContain('Sign in');
  const typed = { accessKeyId: 'a', secretAccessKey: 'b' };
  connect.mockResolvedValueOnce({
    dataset: jobDataset(new CuratedDataset()),
    dispose: () => undefined
  });
  await panel.connect(typed);
  await drawn();
  expect(connect).toHaveBeenLastCalledWith(CONNECTION, typed);
  expect(panel.node.textContent).toBe('at 0');
});
