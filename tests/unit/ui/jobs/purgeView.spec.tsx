import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';

import type {
  PurgeReport,
  PurgeState
} from '../../../../src/desk/jobs/purgeJob';
import { PurgeView } from '../../../../src/ui/jobs/purge/PurgeView';

/** jsdom has no layout. The table is as high as about ten rows. */
const measured = [
  jest.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(400),
  jest.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(40),
  jest.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(400)
];

afterEach(cleanup);
afterAll(() => measured.forEach(mock => mock.mockRestore()));

const TOP = { mainCategory: 'TOP', subCategory: 1005 };

function aReport(more: Partial<PurgeReport> = {}): PurgeReport {
  return {
    dryRun: true,
    stopped: false,
    olderThanDays: 30,
    products: 1284,
    images: 2,
    bytes: 3_400_000,
    hidden: { images: 0, bytes: 0 },
    versioning: 'off',
    versions: false,
    leftOut: 0,
    purged: ['a.jpg', 'b.jpg'].map(name => ({
      ...TOP,
      productId: 'SKU1',
      path: `text/${name}`,
      bytes: 1_700_000,
      hidden: 0,
      deletedAt: '2026-08-24T10:00:00.000Z'
    })),
    skipped: [
      { ...TOP, productId: 'SKU2', why: { code: 'being-edited', by: 'Lee' } }
    ],
    forPerson: [],
    ...more
  };
}

function show(step: PurgeState['step']) {
  const actions = {
    ask: jest.fn(),
    look: jest.fn(),
    purge: jest.fn(),
    cancel: jest.fn(),
    again: jest.fn()
  };
  const sinks = { copy: jest.fn(() => Promise.resolve()), save: jest.fn() };
  render(
    <PurgeView
      state={{
        categories: { state: 'ready', value: [{ ...TOP, products: 2568 }] },
        question: { category: null, olderThanDays: 30 },
        step
      }}
      actions={actions}
      sinks={sinks}
      onOpen={jest.fn()}
      onSignIn={jest.fn()}
      dataset="the bucket images and the table ProductAssets"
    />
  );
  return { actions, sinks };
}

const button = (name: string): HTMLElement =>
  screen.getByRole('button', { name });

it('asks for a number of days, and searches first', () => {
  const { actions } = show({ kind: 'asking' });
  const days = screen.getByLabelText<HTMLInputElement>(
    'Days since their deletion'
  );
  expect(days.value).toBe('30');
  fireEvent.change(days, { target: { value: '90' } });
  expect(actions.ask).toHaveBeenLastCalledWith({ olderThanDays: 90 });
  fireEvent.change(days, { target: { value: '-1' } });
  expect(screen.getByRole('alert').textContent).toContain('whole number');
  fireEvent.click(button('Preview'));
  expect(actions.look).not.toHaveBeenCalled();
  fireEvent.change(days, { target: { value: '0' } });
  fireEvent.click(button('Preview'));
  expect(actions.look).toHaveBeenCalledTimes(1);
  expect(screen.queryByRole('button', { name: /^Purge \d/ })).toBeNull();
});

it('lists what would be purged, what stays and why, and what the button destroys', () => {
  const { actions } = show({ kind: 'shown', report: aReport() });
  expect(screen.getByRole('heading').textContent).toBe(
    '2 images (3.4 MB) would be purged'
  );
  expect(screen.getByText(/Nothing has been changed yet/)).toBeTruthy();
  const rows = (): string[] =>
    screen.getAllByRole('row').map(row => row.textContent ?? '');
  expect(rows()[1]).toMatch(
    /^TOP \/ 1005 \/ SKU1text\/a.jpgdeleted or moved away on Aug 24, 2026, .*1.7 MB$/
  );
  fireEvent.click(button('Skipped, because somebody is editing the product 1'));
  expect(rows()[1]).toBe('TOP / 1005 / SKU2It is being edited by Lee.');
  fireEvent.click(button('Purge 2 images (3.4 MB)…'));
  expect(actions.purge).toHaveBeenCalledTimes(1);
});

it('offers to purge only what is listed', () => {
  show({
    kind: 'shown',
    report: aReport({ images: 5, bytes: 9_000_000, leftOut: 3 })
  });
  expect(button('Purge 2 images (3.4 MB)…')).toBeTruthy();
  expect(screen.getByText(/^3 more lines are not listed/)).toBeTruthy();
});

it('offers no purge if there is nothing to purge', () => {
  show({
    kind: 'shown',
    report: aReport({ images: 0, bytes: 0, purged: [], skipped: [] })
  });
  expect(screen.getByRole('heading').textContent).toBe('Nothing to purge');
  expect(screen.queryByRole('button', { name: /^Purge \d/ })).toBeNull();
});

it('shows its progress', () => {
  const { actions } = show({
    kind: 'purging',
    shown: aReport(),
    stopping: false,
    progress: { products: 10, images: 1, bytes: 1_700_000 }
  });
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe(
    '50'
  );
  expect(screen.getByText('1 of 2 images, 1.7 MB')).toBeTruthy();
  fireEvent.click(button('Cancel'));
  expect(actions.cancel).toHaveBeenCalledTimes(1);
});

it('says what was purged, even after a failure', () => {
  show({ kind: 'purged', report: aReport({ dryRun: false, stopped: true }) });
  expect(screen.getByRole('heading').textContent).toBe(
    '2 images (3.4 MB) purged'
  );
  expect(screen.getByText(/^The search was stopped/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Purge \d/ })).toBeNull();
  cleanup();
  show({
    kind: 'failed',
    problem: {
      kind: 'NotAllowed',
      remedy: undefined,
      text: 's3:DeleteObject is not allowed.'
    },
    purged: { products: 1, images: 1, bytes: 1_700_000 }
  });
  expect(
    screen.getByText(/^Purged before the failure: 1 image \(1.7 MB\)/)
  ).toBeTruthy();
  expect(screen.getByRole('alert').textContent).toContain('s3:DeleteObject');
});

it('says what a bucket that keeps versions will not free', () => {
  show({
    kind: 'shown',
    report: aReport({ bytes: 0, hidden: { images: 2, bytes: 3_400_000 } })
  });

  expect(
    screen.getByText(/of 2 images, 3\.4 MB would stay as versions/)
  ).toBeTruthy();
});
