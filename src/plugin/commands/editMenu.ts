import type { MainAreaWidget, WidgetTracker } from '@jupyterlab/apputils';
import type { IMainMenu } from '@jupyterlab/mainmenu';
import type { Widget } from '@lumino/widgets';

import type { DeskPanel } from '../desk/deskPanel';
import { commandId } from '../ids';

/** Edit, Undo and Redo act on the desk while it is the current widget. */
export function addEditMenu(
  mainMenu: IMainMenu | null,
  tracker: WidgetTracker<MainAreaWidget<DeskPanel>>
): void {
  const isEnabled = (widget: Widget): boolean => tracker.has(widget);
  mainMenu?.editMenu.undoers.undo.add({
    id: commandId('undo'),
    isEnabled
  });
  mainMenu?.editMenu.undoers.redo.add({
    id: commandId('redo'),
    isEnabled
  });
}
