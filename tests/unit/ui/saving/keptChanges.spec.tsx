import { fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';

import type { KeptRecord } from '../../../../src/ports/saving/journal';
import { KeptChangesList } from '../../../../src/ui/saving/KeptChangesList';
import { KeptChangesView } from '../../../../src/ui/saving/KeptChangesView';
import { aRecord } from '../../../fixtures/records';

const KEPT: KeptRecord = {
  opId: 'op1',
  person: 'alice',
  record: aRecord(),
  standing: 'other',
  mayAdopt: true,
  fingerprint: ''
};

it('says how many changes of whom there are, and shows them on request', () => {
  const run = jest.fn();
  const other = { ...KEPT, opId: 'op3', person: '__proto__' };
  render(
    <KeptChangesView
      kept={[KEPT, { ...KEPT, opId: 'op2' }, other]}
      actions={{ run }}
    />
  );
  expect(
    screen.getByText('2 unsaved changes of alice are kept in this browser.')
  ).toBeTruthy();
  expect(
    screen.getByText('1 unsaved change of __proto__ is kept in this browser.')
  ).toBeTruthy();
  fireEvent.click(screen.getAllByText('Show…')[0]);
  expect(run).toHaveBeenCalledWith('review-kept', { person: 'alice' });
});

it('tells what a change would do from the change, not from its label', () => {
  const record = aRecord({
    label: 'Set a harmless flag',
    at: 1e300,
    product: { subCategory: 1, productId: 'x'.repeat(5000) }
  });
  render(
    <KeptChangesList
      kept={[{ ...KEPT, record, standing: 'unknown', mayAdopt: false }]}
    />
  );
  const text = document.body.textContent ?? '';
  expect(text).toContain('Delete 1 image');
  expect(text).not.toContain('harmless');
  expect(text).toContain('They cannot be carried out.');
  expect(text).toContain('at no time that a calendar has');
  expect(text.length).toBeLessThan(1000);
});
