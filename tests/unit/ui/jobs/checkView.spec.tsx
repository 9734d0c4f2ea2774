import {
  cleanup,
  fireEvent,
  render,
  screen,
  within
} from '@testing-library/react';
import * as React from 'react';

import type {
  CheckState,
  VerifyReport
} from '../../../../src/desk/jobs/checkJob';
import type { Finding } from '../../../../src/domain/jobs/verify/finding';
import { CheckView } from '../../../../src/ui/jobs/verify/CheckView';
import { NO_PRODUCTS } from '../../../../src/domain/product/status';

/** jsdom has no layout. The table is as high as about ten rows. */
const measured = [
  jest.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(400),
  jest.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(40),
  jest.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(400)
];
HTMLElement.prototype.scrollTo ??= () => undefined;

afterEach(cleanup);
afterAll(() => measured.forEach(mock => mock.mockRestore()));

const TOP = { mainCategory: 'TOP', subCategory: 1005 };

const unnamed = (at: number): Finding => ({
  kind: 'unnamed-object',
  ...TOP,
  productId: `SKU${at}`,
  path: 'text/x.jpg',
  detail: { code: 'unnamed' },
  repairable: true
});

function aReport(more: Partial<VerifyReport> = {}): VerifyReport {
  const findings: readonly Finding[] = more.findings ?? [
    unnamed(1),
    {
      kind: 'counters',
      ...TOP,
      detail: { code: 'counters-wrong', stored: 'none', counts: NO_PRODUCTS },
      repairable: true
    },
    {
      kind: 'stray-object',
      ...TOP,
      path: 'a.jpg',
      detail: { code: 'beside-products' },
      repairable: false
    }
  ];
  return {
    stopped: false,
    products: 1284,
    objects: 9000,
    judged: 8997,
    categories: [],
    notJudged: { young: 3, claimed: 0, counters: 0 },
    counts: { 'unnamed-object': 1, counters: 1, 'stray-object': 1 },
    findings,
    leftOut: 0,
    notChecked: [],
    dryRun: true,
    repaired: [],
    notRepaired: [],
    plan: [
      {
        kind: 'name-deleted',
        ...TOP,
        productId: 'SKU1',
        paths: ['text/x.jpg', 'text/y.jpg']
      },
      { kind: 'recount', ...TOP }
    ],
    remaining: 3,
    ...more
  };
}

function show(step: CheckState['step'], more: Partial<CheckState> = {}) {
  const actions = {
    ask: jest.fn(),
    check: jest.fn(),
    cancel: jest.fn(),
    showPlan: jest.fn(),
    repair: jest.fn(),
    again: jest.fn()
  };
  const sinks = { copy: jest.fn(() => Promise.resolve()), save: jest.fn() };
  const onOpen = jest.fn();
  const onSignIn = jest.fn();
  const draw = (now: CheckState['step']): JSX.Element => (
    <CheckView
      state={{
        categories: { state: 'ready', value: [{ ...TOP, products: 2000 }] },
        question: { category: null, countersOnly: false },
        step: now,
        ...more
      }}
      actions={actions}
      sinks={sinks}
      onOpen={onOpen}
      onSignIn={onSignIn}
      dataset="the bucket images and the table ProductAssets"
    />
  );
  const { rerender } = render(draw(step));
  const next = (now: CheckState['step']): void => rerender(draw(now));
  return { actions, sinks, onOpen, onSignIn, next };
}

const button = (name: string): HTMLElement =>
  screen.getByRole('button', { name });

it('asks for one category or all, and whether to check only counters', () => {
  const { actions } = show({ kind: 'asking' });
  expect(
    screen.getByText(/the bucket images and the table ProductAssets/)
  ).toBeTruthy();
  const select = screen.getByLabelText('Category');
  fireEvent.change(select, { target: { value: 'TOP/1005' } });
  expect(actions.ask).toHaveBeenLastCalledWith({ category: TOP });
  fireEvent.change(select, { target: { value: '' } });
  expect(actions.ask).toHaveBeenLastCalledWith({ category: null });
  fireEvent.click(screen.getByLabelText(/Counters only/));
  expect(actions.ask).toHaveBeenLastCalledWith({ countersOnly: true });
  fireEvent.click(button('Check'));
  expect(actions.check).toHaveBeenCalledTimes(1);
});

it('keeps a category that is not in the list, and says why there is no list', () => {
  show(
    { kind: 'asking' },
    {
      question: {
        category: { mainCategory: 'HATS', subCategory: 7 },
        countersOnly: false
      },
      categories: {
        state: 'failed',
        problem: { kind: 'Invalid', text: 'The list is broken.', remedy: '' }
      }
    }
  );
  expect(screen.getByLabelText<HTMLSelectElement>('Category').value).toBe(
    'HATS/7'
  );
  expect(screen.getByText('The list is broken.')).toBeTruthy();
});

it('shows its progress, and can be stopped', () => {
  const progress = { products: 500, findings: 3 };
  const { actions, next } = show({
    kind: 'checking',
    progress,
    stopping: false
  });
  const bar = screen.getByRole('progressbar');
  expect(bar.getAttribute('aria-valuenow')).toBe('25');
  expect(screen.getByText('500 products, 3 findings')).toBeTruthy();
  fireEvent.click(button('Cancel'));
  expect(actions.cancel).toHaveBeenCalledTimes(1);
  next({ kind: 'checking', progress, stopping: true });
  expect(button('Stopping…')).toHaveProperty('disabled', true);
  // More products than were counted: so the total is unknown.
  next({
    kind: 'checking',
    stopping: false,
    progress: { products: 2001, findings: 3 }
  });
  expect(bar.getAttribute('aria-valuenow')).toBeNull();
});

it('lists findings by kind, or one kind only', () => {
  const { onOpen } = show({ kind: 'found', report: aReport() });
  expect(screen.getByRole('heading').textContent).toBe('3 findings');
  expect(
    screen.getByText(
      '1,284 products and 9,000 objects compared: 8,997 judged, 3 too young to judge.'
    )
  ).toBeTruthy();
  expect(
    screen.getByText(/^Left out: 3 objects .* younger than 7 days/)
  ).toBeTruthy();
  const rows = (): string[] =>
    screen.getAllByRole('row').map(row => row.textContent ?? '');
  // In the order of the kinds, the header first.
  expect(rows()).toEqual([
    'WhereWhatRepair',
    'TOP / 1005 / SKU1text/x.jpgIt is in the bucket, but no product names it.can be repaired',
    'TOP / 1005a.jpgIt is beside the products and belongs to none of them.needs a person',
    'TOP / 1005It has no counters. The products are: 0 pending, 0 completed, 0 on hold, 0 in all.can be repaired'
  ]);
  fireEvent.click(button('Wrong counters 1'));
  expect(button('Wrong counters 1').getAttribute('aria-pressed')).toBe('true');
  expect(rows()).toHaveLength(2);
  fireEvent.click(button('All findings 3'));
  fireEvent.click(button('SKU1'));
  expect(onOpen).toHaveBeenCalledWith({ ...TOP, productId: 'SKU1' });
});

it('renders only the visible ones of a hundred thousand findings, and moves by key', () => {
  const findings = Array.from({ length: 100_000 }, (_, at) => unnamed(at));
  const counts = { 'unnamed-object': 100_007 };
  const { onOpen } = show({
    kind: 'found',
    report: aReport({ findings, counts, leftOut: 7 })
  });
  expect(screen.getByRole('heading').textContent).toBe('100,007 findings');
  expect(screen.getByText(/^7 more findings are not listed/)).toBeTruthy();
  const table = screen.getByRole('grid', { name: 'All findings' });
  expect(table.getAttribute('aria-rowcount')).toBe('100001');
  expect(within(table).getAllByRole('row').length).toBeLessThan(30);
  fireEvent.keyDown(table, { key: 'ArrowDown' });
  fireEvent.keyDown(table, { key: 'ArrowDown' });
  const active = document.getElementById(
    table.getAttribute('aria-activedescendant') ?? ''
  );
  expect(active?.textContent).toContain('SKU1');
  expect(active?.getAttribute('aria-rowindex')).toBe('3');
  fireEvent.keyDown(table, { key: 'Enter' });
  expect(onOpen).toHaveBeenCalledWith({ ...TOP, productId: 'SKU1' });
});

it('says that everything is in order', () => {
  show({
    kind: 'found',
    report: aReport({ findings: [], counts: {}, plan: [], remaining: 0 })
  });
  expect(screen.getByRole('heading').textContent).toBe(
    'Everything is in order'
  );
  expect(screen.queryByRole('grid')).toBeNull();
  expect(screen.queryByText('Show the repair plan')).toBeNull();
});

it('copies and saves the report, and says if the browser refuses', async () => {
  const report = aReport();
  const { sinks } = show({ kind: 'found', report });
  fireEvent.click(button('Save as JSON'));
  expect(sinks.save).toHaveBeenCalledWith(report);
  fireEvent.click(button('Copy as JSON'));
  expect(sinks.copy).toHaveBeenCalledWith(report);
  expect(await screen.findByText('Copied')).toBeTruthy();
  const warned = jest.spyOn(console, 'warn').mockReturnValue();
  sinks.copy.mockRejectedValueOnce(new Error('denied'));
  fireEvent.click(button('Copy as JSON'));
  expect(await screen.findByText(/Save the report instead/)).toBeTruthy();
  warned.mockRestore();
});

it('shows the plan before it repairs', () => {
  const { actions, next } = show({ kind: 'found', report: aReport() });
  fireEvent.click(button('Show the repair plan'));
  expect(actions.showPlan).toHaveBeenCalledWith(true);
  expect(screen.queryByText('Repair', { selector: 'button' })).toBeNull();
  next({ kind: 'planned', report: aReport() });
  expect(screen.getByRole('heading').textContent).toBe('A plan of 2 repairs');
  expect(screen.getAllByRole('row').map(row => row.textContent)).toEqual([
    'WhereWhat',
    'TOP / 1005 / SKU1text/x.jpg\ntext/y.jpgAdd to the list of deleted images, from which they can be restored.',
    'TOP / 1005Count the products again.'
  ]);
  fireEvent.click(button('Repair'));
  expect(actions.repair).toHaveBeenCalledTimes(1);
});

it('lists what was repaired, what was skipped and why, and what failed', () => {
  const [first, second] = aReport().plan;
  const { onSignIn } = show({
    kind: 'repaired',
    report: aReport({
      repaired: [second],
      notRepaired: [{ ...first, reason: { code: 'being-edited', by: 'Lee' } }],
      remaining: 2
    }),
    problem: { kind: 'NotSignedIn', text: 'They expired.', remedy: undefined }
  });
  expect(screen.getByRole('heading').textContent).toBe(
    '1 of 2 repairs made, 2 findings left'
  );
  const [, left, done] = screen.getAllByRole('row');
  expect(left.textContent).toContain('skipped: It is being edited by Lee.');
  expect(done.textContent).toContain('✓ done');
  fireEvent.click(button('Sign in again'));
  expect(onSignIn).toHaveBeenCalledTimes(1);
});

it('says what failed, and offers to continue', () => {
  const problem = {
    kind: 'NotAllowed' as const,
    remedy: 'Ask for it.',
    text: 'dynamodb:Scan is not allowed.'
  };
  const { actions, onSignIn, next } = show({ kind: 'failed', problem });
  expect(screen.getByRole('alert').textContent).toContain('dynamodb:Scan');
  fireEvent.click(button('Try again'));
  expect(actions.check).toHaveBeenCalledTimes(1);
  fireEvent.click(button('Back'));
  expect(actions.again).toHaveBeenCalledTimes(1);
  next({ kind: 'failed', problem: { ...problem, kind: 'NotSignedIn' } });
  fireEvent.click(button('Sign in again'));
  expect(onSignIn).toHaveBeenCalledTimes(1);
});

it('focuses the heading when the focused button disappears, and takes the focus from nothing else', () => {
  const checking = {
    kind: 'checking' as const,
    stopping: false,
    progress: { products: 0, findings: 0 }
  };
  const elsewhere = document.body.appendChild(document.createElement('input'));
  const { next } = show({ kind: 'asking' });
  button('Check').focus();
  next(checking);
  expect(document.activeElement).toBe(screen.getByRole('heading'));
  elsewhere.focus();
  next({ kind: 'found', report: aReport() });
  expect(document.activeElement).toBe(elsewhere);
  elsewhere.remove();
});
