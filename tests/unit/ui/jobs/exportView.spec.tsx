import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';

import type { ExportState } from '../../../../src/desk/jobs/exportJob';
import { ExportView } from '../../../../src/ui/jobs/export/ExportView';

afterEach(cleanup);

function shown(
  step: ExportState['step'],
  folder = ''
): Readonly<Record<'ask' | 'export' | 'cancel' | 'again', jest.Mock>> {
  const actions = {
    ask: jest.fn(),
    export: jest.fn(),
    cancel: jest.fn(),
    again: jest.fn()
  };
  render(
    <ExportView
      state={{
        categories: { state: 'ready', value: [] },
        question: {
          category: null,
          format: 'jsonl',
          images: 'chosen',
          withTags: false,
          folder
        },
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

const REPORT = {
  dryRun: false,
  stopped: false,
  products: 3,
  images: 2,
  bytes: 2_000_000,
  forPerson: [],
  failed: 0,
  leftOut: 0
};

describe('the page of an export', () => {
  it('asks for the format and what is exported, and says where the file goes', () => {
    const { ask, ...actions } = shown({ kind: 'asking' }, 'notebooks');
    fireEvent.change(screen.getByLabelText('Format'), {
      target: { value: 'csv' }
    });
    fireEvent.click(screen.getByLabelText('Also the images that nobody chose'));
    fireEvent.click(screen.getByLabelText('Tags of the objects'));
    expect(ask.mock.calls).toEqual([
      [{ format: 'csv' }],
      [{ images: 'all' }],
      [{ withTags: true }]
    ]);
    expect(document.body.textContent).toContain(
      'The file is written to the folder notebooks of the server.'
    );
    fireEvent.click(screen.getByRole('button', { name: 'Export' }));
    expect(actions.export).toHaveBeenCalled();
  });

  it('names the file', () => {
    shown({ kind: 'exported', report: REPORT, file: 'rows.jsonl' });
    expect(document.body.textContent).toContain(
      '2 images (2.0 MB) exported to rows.jsonl.'
    );
  });

  it('never says that a stopped export is a file', () => {
    shown({
      kind: 'exported',
      report: { ...REPORT, stopped: true },
      file: undefined
    });
    expect(screen.getByText('The export was stopped')).toBeTruthy();
    expect(document.body.textContent).toContain(
      'It was stopped after 2 images (2.0 MB). Nothing was written.'
    );
  });
});
