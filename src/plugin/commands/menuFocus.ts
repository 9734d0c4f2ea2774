import type { JupyterFrontEnd } from '@jupyterlab/application';

import type { Desk } from '../../desk/desk';

/** Where a menu is about the product's images. */
const ON_WORK = ['jp-CurationImages', 'jp-CurationSlot', 'jp-CurationRow'];

/**
 * A menu takes the keyboard's focus and leaves it nowhere. One that was opened
 * on the desk's images, the board's places or the queue's rows gives it to the
 * images, one on the deleted images to those.
 */
export function giveFocusBack(
  app: JupyterFrontEnd,
  current: () => Desk | null
): void {
  const { menu } = app.contextMenu;
  menu.aboutToClose.connect(() => {
    const deleted = openedOn(app, 'jp-CurationDeleted');
    const tile = openedOn(app, 'jp-CurationDeletedTile');
    if (deleted || ON_WORK.some(name => openedOn(app, name))) {
      // Once it is closed, and what was chosen in it has run.
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) {
          return;
        }
        if (deleted) {
          focusButton(tile?.isConnected ? tile : deleted, deleted);
        } else {
          current()?.focus();
        }
      });
    }
  });
}

function openedOn(
  app: JupyterFrontEnd,
  className: string
): HTMLElement | undefined {
  return app.contextMenuHitTest(({ classList }) =>
    classList.contains(className)
  );
}

/** A button of a tile, as near as there is one, else the section's head. */
function focusButton(near: HTMLElement, section: HTMLElement): void {
  const button =
    near.querySelector<HTMLElement>('li button:enabled') ??
    section.querySelector<HTMLElement>('button');
  button?.focus({ preventScroll: true });
}
