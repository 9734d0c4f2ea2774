import {
  cleanup,
  fireEvent,
  render,
  screen,
  within
} from '@testing-library/react';
import * as React from 'react';

import type { SpendingState } from '../../../../src/desk/state';
import {
  PRICES,
  PRICES_OF
} from '../../../../src/domain/connection/cost/prices';
import { NO_USAGE } from '../../../../src/domain/connection/cost/usage';
import { PLAIN as trans } from '../../../../src/words/trans';
import { formatMoney } from '../../../../src/words/format';
import { StatusDetails } from '../../../../src/ui/StatusDetails';

afterEach(cleanup);

const SEOUL = PRICES['ap-northeast-2'];

const product = {
  ...NO_USAGE,
  s3Reads: 20,
  s3Writes: 1,
  s3Bytes: 4_100_000,
  tableRequests: 2,
  writeUnits: 11,
  readUnits: 0.5
};
const lists = { ...NO_USAGE, tableRequests: 1200, readUnits: 6 };

function someSpending(more: Partial<SpendingState> = {}): SpendingState {
  return {
    prices: { kind: 'known', bucket: SEOUL, table: SEOUL },
    product,
    lists,
    session: { ...product, tableRequests: 1202, readUnits: 6.5 },
    ...more
  };
}

function show(more: Partial<SpendingState> = {}): HTMLElement {
  render(<StatusDetails nextReady={null} spending={someSpending(more)} />);
  return screen.getByRole('button');
}

const row = (name: string): (string | null)[] =>
  within(screen.getByRole('row', { name: new RegExp(`^${name}`) }))
    .getAllByRole('cell')
    .map(cell => cell.textContent);

it.each([
  [0, '$0'],
  [0.0000004, '$0.0000004'],
  [0.0000213, '$0.000021'],
  [0.0996, '$0.10'],
  [12.404, '$12.40']
])('writes %d dollars as %s', (value, text) => {
  expect(formatMoney(value, trans)).toBe(text);
});

it('shows the session while no product is open', () => {
  const button = show({ product: null });
  fireEvent.click(button);
  expect(
    screen.getAllByRole('columnheader').map(({ textContent }) => textContent)
  ).toEqual(['Queue and lists', 'Session']);
});

it('opens the details by service, with the date of the prices', () => {
  const button = show();
  expect(button.getAttribute('aria-expanded')).toBe('false');
  expect(screen.queryByRole('table')).toBeNull();
  fireEvent.click(button);
  expect(button.getAttribute('aria-expanded')).toBe('true');
  const all = screen.getByRole('region', { name: 'Details' });
  expect(button.getAttribute('aria-controls')).toBe(all.id);
  expect(row('S3: GET, HEAD')).toEqual(['20', '0', '20']);
  expect(row('S3: received')).toEqual(['4.1 MB', '0 bytes', '4.1 MB']);
  expect(row('DynamoDB: requests')).toEqual(['2', '1,200', '1,202']);
  expect(row('DynamoDB: read units')).toEqual(['0.5', '6', '6.5']);
  expect(row('S3, data transfer')).toEqual(['$0.00048', '$0', '$0.00048']);
  expect(row('Total')[0]).toBe('$0.0005');
  expect(all.textContent).toContain(`price list of ${PRICES_OF}`);
});

it.each([
  [
    { kind: 'own-endpoint' },
    /No prices, because the connection uses its own endpoint/
  ],
  [
    { kind: 'unknown-region', region: 'af-south-1' },
    /No prices for the region af-south-1/
  ]
] as const)('says why there is no money: %j', (prices, words) => {
  const button = show({ prices });
  fireEvent.click(button);
  const all = screen.getByRole('region');
  expect(all.textContent).toMatch(words);
  expect(all.textContent).not.toContain('$');
});

it('closes on Escape, which does not propagate, and on a click elsewhere', () => {
  const outer = jest.fn();
  render(
    <div onKeyDown={outer}>
      <StatusDetails nextReady={null} spending={someSpending()} />
    </div>
  );
  const button = screen.getByRole('button');
  fireEvent.click(button);
  fireEvent.pointerDown(screen.getByRole('table'));
  expect(screen.queryByRole('table')).not.toBeNull();
  fireEvent.keyDown(button, { key: 'Escape' });
  expect(screen.queryByRole('table')).toBeNull();
  expect(outer).not.toHaveBeenCalled();
  fireEvent.keyDown(button, { key: 'Escape' });
  expect(outer).toHaveBeenCalledTimes(1);
  fireEvent.click(button);
  fireEvent.pointerDown(document.body);
  expect(screen.queryByRole('table')).toBeNull();
});
