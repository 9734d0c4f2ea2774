import type { JupyterFrontEnd } from '@jupyterlab/application';
import { Widget } from '@lumino/widgets';

import { JobList } from '../../../../src/desk/jobs/jobList';
import { ServerJobFeed } from '../../../../src/desk/jobs/server/serverJobFeed';
import { jobsPage } from '../../../../src/plugin/jobs/list/jobsPage';
import { PLAIN } from '../../../../src/words/trans';
import {
  ManualClock,
  MemoryServerJobs,
  SequenceIds
} from '../../../support/memory';

beforeAll(() => {
  // jsdom lacks what a toolbar of Lumino uses.
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

async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) {
    await Promise.resolve();
  }
}

it('asks the server for its jobs only while the page is in sight', async () => {
  const server = new MemoryServerJobs();
  const clock = new ManualClock();
  const app = {
    shell: {
      add: (widget: Widget) => Widget.attach(widget, document.body),
      activateById: () => undefined
    },
    commands: { hasCommand: () => false }
  } as unknown as JupyterFrontEnd;
  const page = jobsPage({
    app,
    list: new JobList(clock, new SequenceIds('job')),
    feed: new ServerJobFeed(server, clock, PLAIN),
    trans: PLAIN
  });
  expect(page.isInSight).toBe(false);
  const widget = page.open();
  await settle();
  expect(page.isInSight).toBe(true);
  expect(server.asked).toEqual(['list']);

  widget.hide();
  clock.advance(600_000);
  await settle();
  expect(server.asked).toEqual(['list']);

  widget.show();
  await settle();
  expect(server.asked).toEqual(['list', 'list']);

  widget.dispose();
  clock.advance(600_000);
  await settle();
  expect(server.asked).toEqual(['list', 'list']);
});
