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

import type { DeskCommand } from '../desk/actions';
import { LARGEST_THUMBNAIL, SMALLEST_THUMBNAIL } from '../desk/thumbnailSize';
import type { Trans } from '../desk/trans';
import { FOLDERS } from '../domain/image';
import type { Slot } from '../domain/slots';

/** How a command of the desk looks in menus, the palette and to scripts. */
export interface CommandEntry {
  /** By its arguments where those make it another thing to a person. */
  readonly label: string | ((args: ReadonlyPartialJSONObject) => string);
  readonly caption?: string;
  readonly icon?: LabIcon;
  /** JSON schema of the arguments' properties. */
  readonly args?: ReadonlyJSONObject;
  readonly required?: readonly string[];
  /** The arguments with which the palette offers it; once without any where left out. */
  readonly offered?: readonly ReadonlyJSONObject[];
  /** Whether it means anything with these arguments; always where left out. */
  readonly isVisible?: (args: ReadonlyPartialJSONObject) => boolean;
}

const image = {
  type: 'string',
  description: 'folder/filename; the focused image where left out'
};
const deletedImage = {
  type: 'string',
  description: 'folder/filename, as it was; the newest one where left out'
};
const images = {
  type: 'array',
  items: { type: 'string' },
  description: 'folder/filename of each; the selected images where left out'
};
const failedProduct = {
  type: 'string',
  description: 'The product whose changes are meant; all where left out'
};
const folder = { type: 'string', enum: [...FOLDERS] };
const pixels = { type: 'integer', description: 'In pixels of the image' };
const way = { type: 'string', enum: ['left', 'right', 'up', 'down'] };
const index = {
  type: 'integer',
  minimum: 0,
  description: 'The slot, counted from 0 in the order of the board'
};

const isContextMenu = {
  type: 'boolean',
  description: 'What the context menu was opened on is meant'
};
const isFocused = {
  type: 'boolean',
  description: 'What has the focus is meant'
};
/** Each slot that has a key. */
const EACH_SLOT = Array.from({ length: 9 }, (_, at) => ({ index: at }));

const place = {
  type: 'integer',
  minimum: 0,
  description:
    'The place in the slot, from 0: the image is put there and never taken out'
};

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
        menu ? __('Open the Product') : __('Go to Product…'),
      args: {
        isContextMenu,
        productId: { type: 'string' },
        subCategory: {
          type: 'integer',
          description: 'The category; the one that is shown where left out'
        }
      }
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
      ),
      args: {
        prefix: {
          type: 'string',
          description: 'What the product id begins with'
        },
        minImages: { type: 'integer', minimum: 0 },
        maxImages: { type: 'integer', minimum: 0 },
        completedBy: {
          type: 'string',
          description: 'The whole name; for completed products'
        },
        flag: { type: 'string', description: 'The id of a quality flag' },
        note: { type: 'string', description: 'A part of the note' },
        order: { type: 'string', enum: ['newest', 'oldest'] }
      }
    },
    'clear-filter': { label: __('Show All Products of the Queue') },
    'show-statistics': { label: __('Statistics of the Category') },
    'take-over': {
      label: __('Take Over the Product'),
      caption: __('Take over a product that another works on'),
      args: {
        isContextMenu,
        productId: {
          type: 'string',
          description:
            'Of the category that is shown; the open one where left out'
        }
      }
    },
    select: {
      label: ({ mode }) => selections[String(mode)] ?? __('Select images'),
      args: {
        isContextMenu,
        image,
        folder,
        mode: {
          type: 'string',
          enum: ['only', 'toggle', 'range', 'section', 'reset']
        }
      },
      required: ['mode'],
      offered: [{ mode: 'toggle' }, { mode: 'section' }, { mode: 'reset' }]
    },
    'move-focus': {
      label: ({ direction, extend }) => {
        const to = directions[String(direction)] ?? __('Move the focus');
        return extend ? __('%1, extending the selection', to) : to;
      },
      args: {
        direction: {
          type: 'string',
          enum: ['left', 'right', 'up', 'down', 'first', 'last']
        },
        extend: { type: 'boolean' }
      },
      required: ['direction'],
      offered: Object.keys(directions).map(direction => ({ direction }))
    },
    'assign-slot': {
      label: ({ index: at }) =>
        __('Choose as %1', slot(at) ?? __('the image of a slot')),
      args: { index, image, images, place },
      required: ['index'],
      offered: EACH_SLOT,
      isVisible: hasSlot
    },
    'clear-slot': {
      label: ({ index: at, isContextMenu: menu }) =>
        menu ? __('Clear the Slot') : __('Clear %1', slot(at) ?? __('a slot')),
      args: { isContextMenu, index, image },
      required: ['index'],
      offered: EACH_SLOT,
      isVisible: hasSlot
    },
    reclassify: {
      label: ({ folder: to }) =>
        __('Move to %1', typeof to === 'string' ? to : 'text'),
      caption: __('Move the selected images to the text folder, or another'),
      args: { folder: { ...folder, default: 'text' }, images },
      offered: FOLDERS.map(to => ({ folder: to }))
    },
    delete: { label: __('Delete Images'), args: { images } },
    'restore-image': {
      label: ({ isContextMenu: menu }) =>
        menu ? __('Restore') : __('Restore the Last Deleted Image'),
      caption: __('Bring back an image that was deleted or moved away'),
      args: { image: deletedImage, isContextMenu }
    },
    upload: {
      label: __('Upload Images…'),
      caption: __('Upload images from this computer to the product'),
      icon: fileUploadIcon,
      args: { folder }
    },
    'view-image': {
      label: __('View the Image'),
      caption: __('View the image large, or close it again'),
      args: { isContextMenu, isFocused, image }
    },
    compare: {
      label: __('Compare Two Images'),
      caption: __('Show two images side by side, zoomed and moved in step'),
      args: {
        image,
        other: {
          type: 'string',
          description:
            'folder/filename; another selected image where left out, else a chosen one, else the next'
        }
      }
    },
    'swap-compared': { label: __('Act on the Other Compared Image') },
    zoom: {
      label: ({ to }) => zooms[String(to)] ?? __('Zoom'),
      args: {
        to: { type: 'string', enum: ['in', 'out', 'fit', 'actual', 'toggle'] }
      },
      required: ['to'],
      offered: Object.keys(zooms).map(to => ({ to }))
    },
    pan: {
      label: ({ direction }) =>
        pans[String(direction)] ?? __('Pan the enlarged image'),
      args: { direction: way },
      required: ['direction'],
      offered: Object.keys(pans).map(direction => ({ direction }))
    },
    'rotate-view': {
      label: ({ back }) =>
        back === true ? __('Rotate the View Back') : __('Rotate the View'),
      caption: __('Only the view is turned; the image is left as it is'),
      args: { back: { type: 'boolean', description: 'Against the clock' } }
    },
    crop: {
      label: __('Crop the Image…'),
      caption: __('Cut a rectangle into a new image of segment'),
      args: {
        image,
        left: pixels,
        top: pixels,
        width: pixels,
        height: pixels
      }
    },
    'adjust-crop': {
      label: ({ direction, resize }) =>
        (resize === true ? resizes : frameMoves)[String(direction)] ??
        __('Adjust the crop'),
      args: {
        direction: way,
        resize: {
          type: 'boolean',
          description: 'Whether the right and lower edges move, not the frame'
        }
      },
      required: ['direction'],
      offered: Object.keys(frameMoves).map(direction => ({ direction }))
    },
    'toggle-section': {
      label: ({ folder: of }) =>
        typeof of === 'string'
          ? __('Show or Hide %1', of)
          : __('Show or Hide the Section'),
      args: { folder },
      offered: [{}, ...FOLDERS.map(of => ({ folder: of }))]
    },
    'thumbnail-size': {
      label: ({ steps }) =>
        typeof steps !== 'number'
          ? __('Set the Size of the Thumbnails')
          : steps > 0
            ? __('Larger Thumbnails')
            : __('Smaller Thumbnails'),
      args: {
        pixels: {
          type: 'integer',
          minimum: SMALLEST_THUMBNAIL,
          maximum: LARGEST_THUMBNAIL,
          description: 'The greatest width; as it is where left out'
        },
        steps: { type: 'integer', description: 'So many steps larger' }
      },
      offered: [{ steps: 1 }, { steps: -1 }]
    },
    complete: {
      label: __('Complete the Product'),
      caption: __('Complete the product and go on to the next')
    },
    hold: {
      label: __('Hold the Product…'),
      args: { reason: { type: 'string' } }
    },
    reopen: { label: __('Reopen the Product') },
    'set-note': {
      label: __('Write a Note on the Product…'),
      args: {
        note: {
          type: 'string',
          description: 'Asked for where left out; empty takes it away'
        }
      }
    },
    'set-flag': {
      label: ({ flag }) =>
        typeof flag === 'string'
          ? __('Flag the Product: %1', flag)
          : __('Flag the Product…'),
      args: {
        flag: {
          type: 'string',
          description: 'Its id in the team’s settings; asked for where left out'
        },
        on: {
          type: 'boolean',
          description: 'Left out, the flag is the other way round then'
        }
      }
    },
    undo: { label: __('Undo'), icon: undoIcon },
    redo: { label: __('Redo'), icon: redoIcon },
    retry: {
      label: ({ over }) =>
        over === true
          ? __('Keep Mine Where Changes Conflict')
          : __('Retry What Failed to Save'),
      args: {
        productId: failedProduct,
        over: {
          type: 'boolean',
          description:
            'Whether changes that conflict are made on top of what others did'
        }
      }
    },
    discard: {
      label: __('Discard What Failed to Save…'),
      args: { productId: failedProduct }
    },
    'clear-thumbnails': {
      label: __('Clear the Kept Thumbnails'),
      caption: __('Drop the small pictures that this browser keeps')
    },
    'show-keys': { label: __('Show All Keys') }
  };
}
