import type { JupyterFrontEnd } from '@jupyterlab/application';

import type { Desk } from '../desk/desk';

/**
 * A menu takes the keyboard's focus and leaves it nowhere. One that was opened
 * on the desk's images gives it back to them.
 */
export function giveFocusBack(
  app: JupyterFrontEnd,
  current: () => Desk | null
): void {
  const { menu } = app.contextMenu;
  menu.aboutToClose.connect(() => {
    const opened = app.contextMenuHitTest(({ classList }) =>
      classList.contains('jp-CurationImages')
    );
    if (opened) {
      // Once it is closed, and what was chosen in it has run.
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) {
          current()?.focus();
        }
      });
    }
  });
}
