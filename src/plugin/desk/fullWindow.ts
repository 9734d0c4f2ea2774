import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { MainAreaWidget } from '@jupyterlab/apputils';
import { MessageLoop } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';

import type { Filling } from '../../desk/fullWindow';
import { fillingOf } from '../../desk/fullWindow';
import type { DeskPanel } from './deskPanel';

/** Classes of the desk's widget, and of the widgets around it. */
const FILLS = 'jp-CurationFullWindow';
const VIEWER = 'jp-mod-viewer';
const AROUND = 'jp-CurationFullWindow-around';

/**
 * Lets a desk fill the browser's window while its state says so. The widget stays
 * where it is in JupyterLab's layout, so that a reload finds it there; only the
 * style sheet enlarges it. It ends when another document becomes the current one.
 */
export function followFullWindow(
  widget: MainAreaWidget<DeskPanel>,
  shell: Pick<JupyterFrontEnd.IShell, 'currentWidget' | 'currentChanged'>
): void {
  const panel = widget.content;
  let filling: Filling = null;
  const follow = (): void => {
    const now = panel.desk && fillingOf(panel.desk.state);
    if (now !== filling) {
      const resized = (now === null) !== (filling === null);
      filling = now;
      widget.toggleClass(FILLS, now !== null);
      widget.toggleClass(VIEWER, now === 'viewer');
      widgetsAround(widget).forEach(one =>
        one.toggleClass(AROUND, now !== null)
      );
      if (resized) {
        MessageLoop.sendMessage(widget, Widget.ResizeMessage.UnknownSize);
      }
    }
  };
  panel.stateChanged.connect(follow);
  MessageLoop.installMessageHook(widget, (_, message) => {
    const { UnknownSize } = Widget.ResizeMessage;
    if (
      filling === null ||
      message.type !== UnknownSize.type ||
      message === UnknownSize
    ) {
      return true;
    }
    // The layout tells the size of its place. The widget measures itself instead.
    MessageLoop.sendMessage(widget, UnknownSize);
    return false;
  });
  const leave = (): void => {
    const current = shell.currentWidget;
    if (filling !== null && current !== null && current !== widget) {
      panel.desk?.run('full-window', { on: false });
    }
  };
  shell.currentChanged?.connect(leave);
  widget.disposed.connect(() => shell.currentChanged?.disconnect(leave));
}

function widgetsAround({ parent }: Widget): readonly Widget[] {
  return parent === null ? [] : [parent, ...widgetsAround(parent)];
}
