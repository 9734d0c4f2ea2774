import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';

import { sectionsOf } from '../../../src/desk/images/grid';
import type { QueueEntry } from '../../../src/desk/state';
import { FOLDERS } from '../../../src/domain/images/image';
import { imagePaths, readQueueRow } from '../../../src/domain/product/product';
import { DeskView } from '../../../src/ui/DeskView';
import { QueueRowView } from '../../../src/ui/queue/QueueRowView';
import { garbageItems } from '../../fixtures/garbageItems';
import { INHERITED_NAMES } from '../../fixtures/inheritedNames';
import {
  aDeskState,
  aQueue,
  aRow,
  aViewer,
  anOpenProduct,
  someActions,
  somePictures
} from './aDesk';

let logged: jest.SpyInstance;
beforeEach(() => {
  logged = jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  cleanup();
  logged.mockRestore();
});

const failed = (): readonly (string | null)[] =>
  screen.queryAllByText(/cannot be shown\./).map(node => node.textContent);

/** The whole desk with an item open, its viewer, its statistics and what left it. */
function showAll(
  item: ReturnType<typeof garbageItems>[number],
  more: Partial<Parameters<typeof aDeskState>[0]> = {}
): void {
  const row: QueueEntry = {
    ...readQueueRow(item),
    done: null,
    unsaved: null,
    heldBy: null
  };
  const open = anOpenProduct({}, item);
  const [first = null] = imagePaths(open.product);
  const state = aDeskState({
    queue: aQueue({ rows: [row, aRow('79823')] }),
    open: {
      ...open,
      choices: open.product.choices,
      sections: sectionsOf(open.product, FOLDERS),
      heldBy: open.product.claim?.by ?? null,
      focus: first,
      viewing: first
    },
    ...more
  });
  render(
    <>
      <DeskView
        state={state}
        viewer={aViewer(state)}
        actions={someActions()}
        pictures={somePictures()}
      />
      <QueueRowView
        id="row"
        row={row}
        index={0}
        total={1}
        current={false}
        active
        isMoving={() => false}
        person="curator-7"
        onPick={() => undefined}
        pictures={somePictures()}
        top={0}
      />
    </>
  );
  document
    .querySelectorAll('[aria-expanded="false"]')
    .forEach(button => fireEvent.click(button));
}

describe('an item of garbage', () => {
  it.each(garbageItems())('breaks no view: $product_id', item => {
    showAll(item);
    expect(failed()).toEqual([]);
    expect(logged.mock.calls).toEqual([]);
  });
});

describe('a team’s names', () => {
  it.each(INHERITED_NAMES)('break no view: %s', name => {
    const slots = [
      { id: name, label: name, required: true, many: false },
      { id: 'model', label: 'Model', required: false, many: true }
    ];
    const state = aDeskState();
    showAll(
      { main_category: name, product_id: name, flags: [name], note: name },
      {
        slots,
        team: {
          ...state.team,
          settings: {
            ...state.team.settings,
            slots,
            flags: [{ id: name, label: name }],
            holdReasons: [name]
          }
        }
      }
    );
    expect(failed()).toEqual([]);
    expect(logged.mock.calls).toEqual([]);
  });
});
