import type { DragEvent, MouseEvent } from 'react';

import type { DeskActions } from '../../desk/commands/deskActions';
import type { DeskPictures } from '../../desk/images/pictures';
import type { OpenProduct } from '../../desk/state';
import type { ImagePath } from '../../domain/images/image';
import { putImages } from './drag/imageDrag';

/** The mouse events of all tiles, handled by the grid. */
export interface GridEvents {
  onClick(event: MouseEvent): void;
  onDoubleClick(event: MouseEvent): void;
  onContextMenu(event: MouseEvent): void;
  onDragStart(event: DragEvent): void;
}

export function gridEvents(
  open: Pick<OpenProduct, 'selection'> | undefined,
  actions: Pick<DeskActions, 'run'>,
  pictures: Pick<DeskPictures, 'addressOf'>
): GridEvents {
  return {
    onClick: event => {
      const image = tileAt(event);
      if (image !== undefined) {
        const mode = event.shiftKey
          ? 'range'
          : event.ctrlKey || event.metaKey
            ? 'toggle'
            : 'only';
        actions.run('select', { image, mode });
      }
    },
    onDoubleClick: event => {
      const image = tileAt(event);
      if (image !== undefined) {
        actions.run('view-image', { image });
      }
    },
    // A context menu acts on the selection, which must contain the tile that was clicked.
    onContextMenu: event => {
      const image = tileAt(event);
      if (image !== undefined && !open?.selection.has(image)) {
        actions.run('select', { image, mode: 'only' });
      }
    },
    onDragStart: event => {
      const image = tileAt(event);
      if (image !== undefined) {
        putImages(
          event.dataTransfer,
          open?.selection.has(image) ? [...open.selection] : [image],
          pictures.addressOf
        );
      }
    }
  };
}

function tileAt(event: { target: EventTarget }): ImagePath | undefined {
  const tile = (event.target as Element).closest<HTMLElement>('[data-path]');
  return tile?.dataset.path as ImagePath | undefined;
}
