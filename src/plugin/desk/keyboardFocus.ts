import type { JupyterFrontEnd } from '@jupyterlab/application';

import type { Desk } from '../../desk/desk';

/** After a menu on one of these, the person goes on to work on the images. */
const ABOUT_IMAGES = ['jp-CurationImages', 'jp-CurationSlot', 'jp-CurationRow'];

/**
 * Gives the keyboard's focus back when a context menu closes, because a menu
 * takes the focus and leaves it nowhere. After a menu on the images, the board's
 * slots or the queue's rows, the images get it; after one on the deleted images,
 * those do.
 */
export function giveFocusBack(
  app: JupyterFrontEnd,
  current: () => Desk | null
): void {
  const { menu } = app.contextMenu;
  menu.aboutToClose.connect(() => {
    const deleted = openedOn(app, 'jp-CurationDeleted');
    const tile = openedOn(app, 'jp-CurationDeletedTile');
    if (deleted || ABOUT_IMAGES.some(name => openedOn(app, name))) {
      // By then the menu is closed, and its command has run.
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

/** Focuses the nearest button of a tile, or the head of the section. */
function focusButton(near: HTMLElement, section: HTMLElement): void {
  const button =
    near.querySelector<HTMLElement>('li button:enabled') ??
    section.querySelector<HTMLElement>('button');
  button?.focus({ preventScroll: true });
}

/**
 * Esc in the toolbar leads back to the images, from its fields too, in which no
 * shortcut acts. An item may stop the event, so it is heard on its way down.
 */
export function leadBackFrom(toolbar: HTMLElement, toImages: () => void): void {
  toolbar.addEventListener(
    'keydown',
    event => {
      if (event.key === 'Escape' && !event.isComposing) {
        toImages();
      }
    },
    true
  );
}

/**
 * Whether the focus is in the palette or a dialog. Those close, or lose what is
 * typed, when the focus leaves them, so a desk that has just loaded must not take it.
 */
export function isModalFocused(): boolean {
  return Boolean(
    document.activeElement?.closest('.jp-ModalCommandPalette, .jp-Dialog')
  );
}
