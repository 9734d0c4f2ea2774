import {
  fileUploadIcon,
  redoIcon,
  refreshIcon,
  undoIcon
} from '@jupyterlab/ui-components';
import type { LabIcon } from '@jupyterlab/ui-components';
import type {
  ReadonlyJSONObject,
  ReadonlyPartialJSONObject
} from '@lumino/coreutils';

import type { DeskCommand } from '../../desk/commands/deskCommands';
import type { Trans } from '../../words/trans';
import { FOLDERS } from '../../domain/images/image';
import type { Slot } from '../../domain/board/slots';

/** How a command of the desk looks in menus and the palette. */
export interface CommandEntry {
  /** By its arguments where those make it another thing to a person. */
  readonly label: string | ((args: ReadonlyPartialJSONObject) => string);
  readonly caption?: string;
  readonly icon?: LabIcon;
  /** The arguments with which the palette offers it; once without any where left out. */
  readonly offered?: readonly ReadonlyJSONObject[];
  /** Whether it means anything with these arguments; always where left out. */
  readonly isVisible?: (args: ReadonlyPartialJSONObject) => boolean;
}

/** Each slot that has a key. */
const EACH_SLOT = Array.from({ length: 9 }, (_, at) => ({ index: at }));

/** The commands that act on the open desk, in the order of the palette. */
export function commandTable(
  trans: Trans,
  slots: () => readonly Slot[]
): Readonly<Record<Exclude<DeskCommand, 'open'>, CommandEntry>> {
  const __ = trans.__.bind(trans);
  const slot = (at: unknown): string | undefined =>
    typeof at === 'number' ? slots()[at]?.label : undefined;
  const directions: Readonly<Record<string, string>> = {
    left: __('Image before'),
    right: __('Image after'),
    up: __('Image above'),
    down: __('Image below'),
    first: __('First image'),
    last: __('Last image')
  };
  const hasSlot = ({
    index: at,
    isContextMenu: menu
  }: ReadonlyPartialJSONObject): boolean =>
    menu === true || slot(at) !== undefined;
  const selections: Readonly<Record<string, string>> = {
    only: __('Show among the Images'),
    toggle: __('Add to or take from the selection'),
    section: __('Select the section'),
    reset: __('Back to the focused image')
  };
  const zooms: Readonly<Record<string, string>> = {
    in: __('Zoom in'),
    out: __('Zoom out'),
    fit: __('Zoom to fit'),
    actual: __('Zoom to 100 %'),
    toggle: __('Zoom to 100 % and back')
  };
  const pans: Readonly<Record<string, string>> = {
    left: __('Pan to the left'),
    right: __('Pan to the right'),
    up: __('Pan up'),
    down: __('Pan down')
  };
  const frameMoves: Readonly<Record<string, string>> = {
    left: __('Move the crop to the left'),
    right: __('Move the crop to the right'),
    up: __('Move the crop up'),
    down: __('Move the crop down')
  };
  const resizes: Readonly<Record<string, string>> = {
    left: __('Make the crop narrower'),
    right: __('Make the crop wider'),
    up: __('Make the crop lower'),
    down: __('Make the crop higher')
  };
  return {
    'go-to-product': {
      label: ({ isContextMenu: menu }) =>
        menu ? __('Open the Product') : __('Go to Product…')
    },
    'next-product': { label: __('Next Product') },
    'previous-product': { label: __('Previous Product') },
    refresh: {
      label: __('Refresh the Queue and the Product'),
      icon: refreshIcon
    },
    'filter-queue': {
      label: __('Filter the Queue…'),
      caption: __(
        'Show products by their id, images, flags, note or who completed them'
      )
    },
    'clear-filter': { label: __('Show All Products of the Queue') },
    'show-statistics': { label: __('Statistics of the Category') },
    'take-over': {
      label: __('Take Over the Product'),
      caption: __('Take over a product that another works on')
    },
    select: {
      label: ({ mode }) => selections[String(mode)] ?? __('Select images'),
      offered: [{ mode: 'toggle' }, { mode: 'section' }, { mode: 'reset' }]
    },
    'move-focus': {
      label: ({ direction, extend }) => {
        const to = directions[String(direction)] ?? __('Move the focus');
        return extend ? __('%1, extending the selection', to) : to;
      },
      offered: Object.keys(directions).map(direction => ({ direction }))
    },
    'assign-slot': {
      label: ({ index: at }) =>
        __('Choose as %1', slot(at) ?? __('the image of a slot')),
      offered: EACH_SLOT,
      isVisible: hasSlot
    },
    'clear-slot': {
      label: ({ index: at, isContextMenu: menu }) =>
        menu ? __('Clear the Slot') : __('Clear %1', slot(at) ?? __('a slot')),
      offered: EACH_SLOT,
      isVisible: hasSlot
    },
    reclassify: {
      label: ({ folder: to }) =>
        __('Move to %1', typeof to === 'string' ? to : 'text'),
      caption: __('Move the selected images to the text folder, or another'),
      offered: FOLDERS.map(to => ({ folder: to }))
    },
    delete: { label: __('Delete Images') },
    'restore-image': {
      label: ({ isContextMenu: menu }) =>
        menu ? __('Restore') : __('Restore the Last Deleted Image'),
      caption: __('Bring back an image that was deleted or moved away')
    },
    upload: {
      label: __('Upload Images…'),
      caption: __('Upload images from this computer to the product'),
      icon: fileUploadIcon
    },
    'view-image': {
      label: __('View the Image'),
      caption: __('View the image large, or close it again')
    },
    compare: {
      label: __('Compare Two Images'),
      caption: __('Show two images side by side, zoomed and moved in step')
    },
    'swap-compared': { label: __('Act on the Other Compared Image') },
    zoom: {
      label: ({ to }) => zooms[String(to)] ?? __('Zoom'),
      offered: Object.keys(zooms).map(to => ({ to }))
    },
    pan: {
      label: ({ direction }) =>
        pans[String(direction)] ?? __('Pan the enlarged image'),
      offered: Object.keys(pans).map(direction => ({ direction }))
    },
    'rotate-view': {
      label: ({ back }) =>
        back === true ? __('Rotate the View Back') : __('Rotate the View'),
      caption: __('Only the view is turned; the image is left as it is')
    },
    crop: {
      label: __('Crop the Image…'),
      caption: __('Cut a rectangle into a new image of segment')
    },
    'adjust-crop': {
      label: ({ direction, resize }) =>
        (resize === true ? resizes : frameMoves)[String(direction)] ??
        __('Adjust the crop'),
      offered: Object.keys(frameMoves).map(direction => ({ direction }))
    },
    'toggle-section': {
      label: ({ folder: of }) =>
        typeof of === 'string'
          ? __('Show or Hide %1', of)
          : __('Show or Hide the Section'),
      offered: [{}, ...FOLDERS.map(of => ({ folder: of }))]
    },
    'thumbnail-size': {
      label: ({ steps }) =>
        typeof steps !== 'number'
          ? __('Set the Size of the Thumbnails')
          : steps > 0
            ? __('Larger Thumbnails')
            : __('Smaller Thumbnails'),
      offered: [{ steps: 1 }, { steps: -1 }]
    },
    complete: {
      label: __('Complete the Product'),
      caption: __('Complete the product and go on to the next')
    },
    hold: {
      label: __('Hold the Product…')
    },
    reopen: { label: __('Reopen the Product') },
    'set-note': {
      label: __('Write a Note on the Product…')
    },
    'set-flag': {
      label: ({ flag }) =>
        typeof flag === 'string'
          ? __('Flag the Product: %1', flag)
          : __('Flag the Product…')
    },
    undo: { label: __('Undo'), icon: undoIcon },
    redo: { label: __('Redo'), icon: redoIcon },
    retry: {
      label: ({ over }) =>
        over === true
          ? __('Keep Mine Where Changes Conflict')
          : __('Retry What Failed to Save')
    },
    discard: {
      label: __('Discard What Failed to Save…')
    },
    'clear-thumbnails': {
      label: __('Clear the Kept Thumbnails'),
      caption: __('Drop the small pictures that this browser keeps')
    },
    'show-keys': { label: __('Show All Keys') }
  };
}
