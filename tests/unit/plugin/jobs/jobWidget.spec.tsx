import { Widget } from '@lumino/widgets';
import * as React from 'react';

import { Store } from '../../../../src/desk/store';
import { readConnection } from '../../../../src/domain/connection/connection';
import { JobPanel } from '../../../../src/plugin/jobs/jobPanel';
import { JobWidget } from '../../../../src/plugin/jobs/list/jobWidget';
import { PLAIN } from '../../../../src/words/trans';
import { CuratedDataset } from '../../app/jobs/curatedDataset';
import { jobDataset } from '../../desk/jobs/aJob';

const CONNECTION = readConnection({
  name: 'test',
  bucket: 'images',
  bucketRegion: 'us-east-1'
});

/** jsdom has none; the toolbar of a main area widget wants one. */
beforeAll(() => {
  window.requestIdleCallback ??= callback =>
    window.setTimeout(() =>
      callback({ didTimeout: false, timeRemaining: () => 0 })
    );
  window.ResizeObserver = class {
    observe = (): void => undefined;
    unobserve = (): void => undefined;
    disconnect = (): void => undefined;
  };
});

class SomeJob {
  readonly store = new Store<{ readonly at: number }>({ at: 0 });
  running = false;
  disposed = false;
  start = async (): Promise<void> => undefined;
  async dispose(): Promise<void> {
    this.disposed = true;
  }
}

async function opened(): Promise<{
  readonly job: SomeJob;
  readonly widget: JobWidget;
}> {
  const job = new SomeJob();
  const panel = new JobPanel({
    trans: PLAIN,
    find: async () => CONNECTION,
    connect: async () => ({
      dataset: jobDataset(new CuratedDataset()),
      dispose: () => undefined
    }),
    make: () => ({ job, render: () => <p>work</p> }),
    openSettings: () => undefined
  });
  const widget = new JobWidget(panel, 'A job');
  Widget.attach(widget, document.body);
  await panel.connect();
  return { job, widget };
}

it('a job that runs goes on when its tab is closed, and its tab can come back', async () => {
  const { job, widget } = await opened();
  let told = 0;
  widget.sightChanged.connect(() => told++);
  job.running = true;
  widget.close();
  expect(widget.isAttached).toBe(false);
  expect(widget.isVisible).toBe(false);
  expect(told).toBeGreaterThan(0);
  expect(job.disposed).toBe(false);
  Widget.attach(widget, document.body);
  expect(widget.isVisible).toBe(true);
});

it('a job that does not run ends with its tab', async () => {
  const { job, widget } = await opened();
  widget.close();
  expect(widget.isDisposed).toBe(true);
  expect(job.disposed).toBe(true);
});
