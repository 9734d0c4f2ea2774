import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';

import type {
  AdoptReport,
  AdoptState
} from '../../../../src/desk/jobs/adoptJob';
import { AdoptView } from '../../../../src/ui/jobs/adopt/AdoptView';

afterEach(cleanup);

const REPORT: AdoptReport = {
  dryRun: true,
  undo: false,
  stopped: false,
  products: 3,
  changed: 1,
  counts: {
    created: 0,
    'brought-over': 1,
    completed: 0,
    followed: 0,
    'taken-out': 0,
    removed: 0
  },
  counters: 1,
  adopted: [
    {
      mainCategory: 'TOP',
      subCategory: 1005,
      productId: 'P10',
      how: 'brought-over'
    }
  ],
  forPerson: [
    {
      mainCategory: 'TOP',
      subCategory: 1005,
      productId: 'P11',
      why: { code: 'statuses-contradict' }
    }
  ],
  leftOut: 0
};

function shown(
  stepOf: AdoptState['step'],
  question: AdoptState['question'] = { category: null, undo: false }
): {
  readonly actions: Record<
    'ask' | 'look' | 'carryOut' | 'cancel' | 'again',
    jest.Mock
  >;
} {
  const actions = {
    ask: jest.fn(),
    look: jest.fn(),
    carryOut: jest.fn(),
    cancel: jest.fn(),
    again: jest.fn()
  };
  render(
    <AdoptView
      state={{
        categories: { state: 'ready', value: [] },
        question,
        step: stepOf
      }}
      actions={actions}
      dataset="the bucket b and the table t"
      sinks={{ copy: jest.fn(), save: jest.fn() }}
      onOpen={jest.fn()}
      onSignIn={jest.fn()}
    />
  );
  return { actions };
}

describe('the page of an adoption', () => {
  it('asks for the category and whether to undo, and looks first', () => {
    const { actions } = shown({ kind: 'asking' });
    fireEvent.click(screen.getByLabelText('Undo an earlier adoption'));
    expect(actions.ask).toHaveBeenCalledWith({ undo: true });
    fireEvent.click(screen.getByRole('button', { name: 'Preview' }));
    expect(actions.look).toHaveBeenCalled();
    expect(actions.carryOut).not.toHaveBeenCalled();
  });

  it('shows what would be done and what needs a person, and does it', () => {
    const { actions } = shown({ kind: 'shown', report: REPORT });
    expect(screen.getByText('1 product would be changed.')).toBeTruthy();
    expect(screen.getByText('1 category would get counters.')).toBeTruthy();
    expect(screen.getByRole('button', { name: /Need a person/ })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Adopt' }));
    expect(actions.carryOut).toHaveBeenCalled();
  });

  it.each([
    ['nothing is to do', { ...REPORT, changed: 0, counters: 0, adopted: [] }],
    ['it is done', undefined]
  ])('has no button to do it if %s', (_, report) => {
    shown(
      report
        ? { kind: 'shown', report }
        : { kind: 'done', report: { ...REPORT, dryRun: false } }
    );
    expect(screen.queryByRole('button', { name: 'Adopt' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Start again…' })).toBeTruthy();
  });

  it.each([
    [false, [], 'Nothing to adopt'],
    [true, [], 'Nothing to undo'],
    [false, REPORT.forPerson, 'Nothing that can be adopted'],
    [true, REPORT.forPerson, 'Nothing that can be undone']
  ])('undo %s, left to a person %j: %s', (undo, forPerson, heading) => {
    const nothing = { ...REPORT, changed: 0, counters: 0, adopted: [] };
    shown(
      { kind: 'shown', report: { ...nothing, undo, forPerson } },
      { category: null, undo }
    );
    expect(screen.getByText(heading)).toBeTruthy();
  });

  it('says that what was adopted stays if it failed in the middle', () => {
    shown({
      kind: 'failed',
      begun: true,
      problem: { kind: 'Throttled', text: 'Too fast.' } as never
    });
    expect(
      screen.getByText(
        'What was adopted stays, and the next run goes on from there.'
      )
    ).toBeTruthy();
  });
});
