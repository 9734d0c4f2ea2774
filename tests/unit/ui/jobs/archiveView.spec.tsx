import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';

import type {
  ArchiveReport,
  ArchiveState
} from '../../../../src/desk/jobs/archiveJob';
import { ArchiveView } from '../../../../src/ui/jobs/archive/ArchiveView';

afterEach(cleanup);

const REPORT: ArchiveReport = {
  dryRun: true,
  stopped: false,
  products: 3,
  images: 2,
  bytes: 2_000_000,
  already: 1,
  tooSmall: { images: 1, bytes: 100_000 },
  notWorth: { images: 0, bytes: 0 },
  cost: { once: 0.05, monthly: 1.2 },
  archived: [
    {
      mainCategory: 'TOP',
      subCategory: 1005,
      productId: 'SKU1',
      path: 'detail/b.jpg',
      bytes: 1_000_000
    }
  ],
  forPerson: [],
  leftOut: 0
};

function shown(step: ArchiveState['step']): { readonly carryOut: jest.Mock } {
  const actions = {
    ask: jest.fn(),
    look: jest.fn(),
    carryOut: jest.fn(),
    cancel: jest.fn(),
    again: jest.fn()
  };
  render(
    <ArchiveView
      state={{
        categories: { state: 'ready', value: [] },
        question: { category: null },
        step
      }}
      actions={actions}
      dataset="the bucket b and the table t"
      sinks={{ copy: jest.fn(), save: jest.fn() }}
      onOpen={jest.fn()}
      onSignIn={jest.fn()}
    />
  );
  return actions;
}

describe('the page of an archiving', () => {
  it('tells cost, saving and what is left before it tags anything', () => {
    const { carryOut } = shown({ kind: 'shown', report: REPORT });
    const page = document.body.textContent;
    expect(page).toContain(
      '2 images (2.0 MB) would be tagged for the archive.'
    );
    expect(page).toContain('It costs about $0.05 once and saves about $1.20');
    expect(page).toContain('S3 never moves images of 128 kB or less');
    fireEvent.click(screen.getByRole('button', { name: /^Archive 2 images/ }));
    expect(carryOut).toHaveBeenCalled();
  });

  it('says that no cost is known, rather than none', () => {
    shown({ kind: 'shown', report: { ...REPORT, cost: null } });
    expect(document.body.textContent).toContain('no cost is shown');
  });

  it('offers nothing if nothing pays', () => {
    shown({ kind: 'shown', report: { ...REPORT, images: 0, archived: [] } });
    expect(screen.queryByRole('button', { name: /^Archive/ })).toBeNull();
    expect(screen.getByText('Nothing to archive')).toBeTruthy();
  });

  it('does not say that nothing is to do if products could not be looked at', () => {
    shown({
      kind: 'shown',
      report: {
        ...REPORT,
        images: 0,
        archived: [],
        forPerson: [
          {
            mainCategory: 'TOP',
            subCategory: 1005,
            productId: 'P11',
            why: { code: 'statuses-contradict' }
          }
        ]
      }
    });
    expect(screen.queryByText('Nothing to archive')).toBeNull();
    expect(screen.getByText('Nothing that can be archived')).toBeTruthy();
  });
});
