import { NO_POLICY } from '../../../src/domain/connection/serverPolicy';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';

import type { DeskState, ResourceFinding } from '../../../src/desk/state';
import { ConnectionCheck } from '../../../src/ui/connection/ConnectionCheck';
import { DeskView } from '../../../src/ui/DeskView';
import {
  aDeskState,
  aViewer,
  anOpenProduct,
  someActions,
  somePictures
} from './aDesk';
import { saying } from '../../support/english';
import { Invalid } from '../../../src/domain/errors';

afterEach(cleanup);

function show(state: DeskState, onFirstRunDone?: () => void): void {
  render(
    <DeskView
      state={state}
      actions={someActions()}
      pictures={somePictures()}
      viewer={aViewer(state)}
      onFirstRunDone={onFirstRunDone}
    />
  );
}

const unreached = {
  product: { subCategory: 1005, productId: '79823' },
  labels: ['Delete 1 image'],
  problem: {
    kind: 'Unreachable' as const,
    text: 'The table does not answer.',
    remedy: undefined
  },
  conflict: null
};

describe('offline', () => {
  it('is shown, and waiting changes have not failed', () => {
    show(
      aDeskState({
        offline: true,
        saving: { waiting: 1, failed: [unreached] }
      })
    );
    const said = screen.getAllByRole('status').map(node => node.textContent);
    expect(said.join()).toMatch(
      /Offline\. You see what this browser has stored/
    );
    expect(said.join()).toContain('Offline, 1 waiting');
    expect(said.join()).not.toContain('not saved');
  });

  it('hides no failure of another kind', () => {
    const problem = { ...unreached.problem, kind: 'NotAllowed' as const };
    show(
      aDeskState({
        offline: true,
        saving: { waiting: 1, failed: [{ ...unreached, problem }] }
      })
    );
    expect(screen.getByText('1 change not saved')).toBeTruthy();
  });

  it('is not said online', () => {
    show(aDeskState());
    expect(screen.queryByText(/Offline/)).toBeNull();
  });
});

describe('the hints of the first run', () => {
  const hints = (): HTMLElement | null =>
    screen.queryByRole('complementary', { name: 'First steps' });

  it('are three, with the keys, and are dismissed for good', () => {
    const done = jest.fn();
    show(aDeskState({ open: anOpenProduct() }), done);
    expect(hints()?.querySelectorAll('li')).toHaveLength(3);
    expect(hints()?.textContent).toContain(
      'To choose the focused image, press 1 2 3 C'
    );
    fireEvent.click(screen.getByRole('button', { name: 'Got it' }));
    expect(done).toHaveBeenCalledTimes(1);
    expect((document.activeElement as HTMLElement).dataset.path).toBe(
      'detail/detail_1.jpg'
    );
  });

  it('come neither where nothing is open, nor to who has read them', () => {
    show(aDeskState(), jest.fn());
    expect(hints()).toBeNull();
    cleanup();
    show(aDeskState({ open: anOpenProduct() }));
    expect(hints()).toBeNull();
  });
});

describe('the check of a connection', () => {
  const finding = (
    resource: ResourceFinding['resource'],
    state: ResourceFinding['state']
  ): ResourceFinding => ({
    resource,
    state,
    found: {
      code: 'failed',
      error: new Invalid(...saying(`About ${resource}.`, 'Run setup.'))
    }
  });

  it('has a row for each resource, with its state', () => {
    render(
      <ConnectionCheck
        result={{
          state: 'ready',
          value: [
            finding('bucket', 'ok'),
            finding('table', 'missing'),
            finding('cors', 'unknown'),
            finding('lifecycle', 'unsupported'),
            finding('status-index', 'different'),
            finding('category-status-index', 'unusable')
          ]
        }}
      />
    );
    const rows = screen.getAllByRole('row').map(row => row.textContent);
    expect(rows.slice(1)).toEqual([
      'Bucket✓ All rightAbout bucket. Run setup.',
      'Table✗ MissingAbout table. Run the set-up: jupyterlab-curation setup.',
      'Access from this page (CORS)? Could not be checkedAbout cors. Run setup.',
      'Lifecycle rules– Not supported by this serviceAbout lifecycle. ',
      'Index by status! DifferentAbout status-index. Run setup.',
      'Index by category✗ Cannot be usedAbout category-status-index. Run setup.'
    ]);
  });

  it('says that it is running, and why it fails', () => {
    const { rerender } = render(
      <ConnectionCheck result={{ state: 'loading' }} />
    );
    expect(screen.getByRole('status').textContent).toContain('Checking');
    rerender(
      <ConnectionCheck
        result={{ state: 'failed', problem: unreached.problem }}
      />
    );
    expect(screen.getByRole('alert').textContent).toContain('does not answer');
  });
});

describe('a table that cannot be read', () => {
  const problem = { kind: 'NotFound', text: 'There is no table.' } as const;

  it.each([
    ['in the notices', [problem]],
    ['in the place of the product', []]
  ])('is one error, %s, with what can be done about it', (_, problems) => {
    const state = aDeskState({
      access: {
        rules: NO_POLICY,
        connectionName: 'team',
        person: 'curator-7',
        problems
      },
      categories: { state: 'failed', problem },
      category: null
    });
    const onEditConnection = jest.fn();
    const onTestConnection = jest.fn();
    render(
      <DeskView
        state={state}
        viewer={aViewer(state)}
        actions={someActions()}
        pictures={somePictures()}
        onEditConnection={onEditConnection}
        onTestConnection={onTestConnection}
      />
    );
    expect(screen.getAllByText(/There is no table/)).toHaveLength(1);
    fireEvent.click(
      screen.getByRole('button', { name: 'Edit the connection' })
    );
    fireEvent.click(screen.getByRole('button', { name: 'Test' }));
    expect(onEditConnection).toHaveBeenCalledTimes(1);
    expect(onTestConnection).toHaveBeenCalledTimes(1);
  });
});
