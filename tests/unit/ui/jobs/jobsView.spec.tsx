import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';

import type { ListedJob } from '../../../../src/desk/jobs/jobList';
import type { JobsActions } from '../../../../src/ui/jobs/list/jobsActions';
import type { Problem } from '../../../../src/words/errors';
import { JobsView } from '../../../../src/ui/jobs/list/JobsView';

afterEach(cleanup);

const job = (patch: Partial<ListedJob> = {}): ListedJob => ({
  id: 'a',
  name: 'verify',
  connection: 'mine',
  place: 'page',
  phase: 'running',
  started: 0,
  ended: null,
  pace: [{ at: 0, done: 0 }],
  count: { what: 'products', done: 600, total: 1800 },
  ...patch
});

function show(
  jobs: readonly ListedJob[],
  can: Partial<JobsActions> = {},
  serverUnable: Problem | null = null
): Record<'start' | 'cancel' | 'resume' | 'read', jest.Mock> {
  const [cancel, resume, read] = [jest.fn(), jest.fn(), jest.fn()];
  const actions: JobsActions = {
    open: jest.fn(),
    cancel,
    resume,
    forget: jest.fn(),
    canOpen: () => true,
    canCancel: () => true,
    canResume: () => true,
    canRead: () => false,
    read,
    sinks: () => ({ copy: async () => undefined, save: jest.fn() }),
    ...can
  };
  const start = jest.fn();
  render(
    <JobsView
      jobs={jobs}
      now={60_000}
      starts={[{ label: 'Check…', onStart: start }]}
      serverUnable={serverUnable}
      actions={actions}
    />
  );
  return { start, cancel, resume, read };
}

it('without a job it offers what starts one', () => {
  const { start } = show([]);
  expect(screen.getByRole('heading').textContent).toBe('No jobs');
  fireEvent.click(screen.getByText('Check…'));
  expect(start).toHaveBeenCalled();
});

it('a job that works shows how far it is, how fast, and how long it will take', () => {
  const { cancel } = show([job()]);
  const bar = screen.getByRole('progressbar');
  expect(bar.getAttribute('aria-valuenow')).toBe('33');
  expect(bar.getAttribute('aria-valuetext')).toBe(
    '600 of 1,800 products · 10 a second · about 2 minutes left'
  );
  fireEvent.click(screen.getByText('Cancel'));
  expect(cancel).toHaveBeenCalledTimes(1);
  expect(screen.queryByText('Resume')).toBeNull();
  expect(screen.queryByText('Remove from the List')).toBeNull();
});

it('a job that was interrupted can be resumed', () => {
  const { resume } = show([
    job({ phase: 'interrupted', place: 'server', ended: 50_000 })
  ]);
  expect(screen.getByText('on the Jupyter server')).toBeTruthy();
  fireEvent.click(screen.getByText('Resume'));
  expect(resume).toHaveBeenCalledTimes(1);
});

it('shows the report as a table, also one with names of another version', () => {
  show([
    job({
      phase: 'done',
      ended: 50_000,
      report: { products: 1234, bytesSent: 5_000_000, constructor: 'other' }
    })
  ]);
  expect(screen.queryByRole('table')).toBeNull();
  fireEvent.click(screen.getByText('Report'));
  expect(
    screen.getAllByRole('row').map(({ textContent }) => textContent)
  ).toEqual([
    'Products1,234',
    'Size of what was sent5.0 MB',
    `constructor${'other'}`
  ]);
});

it('a failure is told with its remedy', () => {
  show([
    job({
      phase: 'failed',
      ended: 1,
      problem: {
        kind: 'Unreachable',
        text: 'S3 does not answer.',
        remedy: 'Look at the network.'
      }
    })
  ]);
  expect(screen.getByRole('alert').textContent).toContain(
    'S3 does not answer.Look at the network.'
  );
});

it('says once that the server runs no jobs, and what to do', () => {
  const unable: Problem = {
    kind: 'NotSupported',
    text: 'Node.js is missing.',
    remedy: 'Install the extra cli.'
  };
  show([job()], {}, unable);
  expect(
    screen.getByText(
      'No job can run on the Jupyter server. Node.js is missing. Install the extra cli. Jobs in this page work all the same.'
    )
  ).toBeTruthy();
});

it('tells jobs of the server apart by their folder, and what becomes of them', () => {
  show([
    job({ place: 'server', folder: 'data/spring' }),
    job({ id: 'b', place: 'server', folder: 'data/spring', onlyLooks: true })
  ]);
  expect(screen.getByText('data/spring')).toBeTruthy();
  expect(screen.getByText('data/spring · only looks')).toBeTruthy();
  expect(screen.getByText(/go on if you close JupyterLab/)).toBeTruthy();
});

it('offers for a job of another server only what can be done here', () => {
  show([job({ place: 'server', elsewhere: true })], {
    canCancel: () => false,
    canOpen: () => false
  });
  expect(screen.queryByText('Cancel')).toBeNull();
  expect(screen.queryByText('Open')).toBeNull();
  expect(screen.getByText(/Another Jupyter server of yours/)).toBeTruthy();
});

it('reads a report of the server when it is to be shown', () => {
  const { read } = show([job({ phase: 'done', place: 'server', ended: 1 })], {
    canRead: () => true
  });
  expect(read).not.toHaveBeenCalled();
  fireEvent.click(screen.getByText('Report'));
  expect(read).toHaveBeenCalledTimes(1);
  expect(screen.getByRole('status').textContent).toBe('Reading the report…');
});
