import type { IMainMenu } from '@jupyterlab/mainmenu';
import { Widget } from '@lumino/widgets';

import schema from '../../../../schema/desk.json';
import { addEditMenu } from '../../../../src/plugin/commands/deskCommands';

interface Registered {
  readonly id: string;
  isEnabled?(widget: Widget): boolean;
}

function registered(desk: Widget): Record<'undo' | 'redo', Registered[]> {
  const added = { undo: [] as Registered[], redo: [] as Registered[] };
  const place = (list: Registered[]) => ({
    add: (item: Registered) => list.push(item)
  });
  addEditMenu(
    {
      editMenu: {
        undoers: { undo: place(added.undo), redo: place(added.redo) }
      }
    } as unknown as IMainMenu,
    widget => widget === desk
  );
  return added;
}

it('Undo and Redo of the Edit menu act on the desk only while it is the current widget', () => {
  const desk = new Widget();
  const { undo, redo } = registered(desk);
  expect(undo.map(({ id }) => id)).toEqual(['curation:undo']);
  expect(redo.map(({ id }) => id)).toEqual(['curation:redo']);
  for (const { isEnabled } of [...undo, ...redo]) {
    expect(isEnabled?.(desk)).toBe(true);
    expect(isEnabled?.(new Widget())).toBe(false);
  }
});

it('the keys of undo work on images only, because a text field has its own undo', () => {
  const selectors = schema['jupyter.lab.shortcuts']
    .filter(({ command }) => /:(undo|redo)$/.test(command))
    .map(({ selector }) => selector);
  expect(selectors).toHaveLength(4);
  expect(
    selectors.filter(
      selector =>
        !/^\.jp-Curation(ImageKeys|Deleted :focus:not\(:read-write\))$/.test(
          selector
        )
    )
  ).toEqual([]);
});
