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
import { FOLDERS } from '../../domain/images/folder/folders';
import type { Slot } from '../../domain/board/slots';
import { curationIcon, fullWindowIcon } from '../icon';
import type { CommandName } from './commandArguments';
import type { JobCommands } from './jobDescriptions';

/** How a command appears in menus and the palette. */
export interface CommandWords {
  /** A function if the arguments make it another thing to a person. */
  readonly label: string | ((args: ReadonlyPartialJSONObject) => string);
  readonly caption?: string;
  readonly icon?:
    LabIcon | ((args: ReadonlyPartialJSONObject) => LabIcon | undefined);
  /** The arguments with which the palette lists it, each an item; by default once without any. */
  readonly inPalette?: readonly ReadonlyJSONObject[];
  /** Whether it is shown with these arguments; always by default. */
  readonly isVisible?: (args: ReadonlyPartialJSONObject) => boolean;
}

/** The commands that need no desk. */
export function dataCommandWords(
  trans: Trans
): Readonly<Record<Exclude<CommandName, DeskCommand> | 'open', CommandWords>> {
  const __ = trans.__.bind(trans);
  return {
    open: {
      label: ({ isPalette }) =>
        isPalette ? __('Open the Curation Desk') : __('Curation'),
      caption: __('Curate product images in S3 and DynamoDB'),
      icon: ({ isPalette }) => (isPalette ? undefined : curationIcon),
      inPalette: [{ isPalette: true }]
    },
    'check-connection': {
      label: __('Check the Connection…'),
      caption: __('See whether the bucket, the table and the indexes are there')
    },
    'forget-this-browser': {
      label: __('Forget This Browser…'),
      caption: __('Remove what the desk keeps in this browser, for everybody')
    },
    ...jobWords(trans)
  };
}

/** The commands that open the page of a job, and the list of jobs. */
export function jobWords(
  trans: Trans
): Readonly<Record<keyof JobCommands, CommandWords>> {
  const __ = trans.__.bind(trans);
  return {
    migrate: {
      label: __('Migrate a Folder…'),
      caption: __('Send a folder of this computer or of the server')
    },
    verify: {
      label: __('Check the Catalogue and the Bucket…'),
      caption: __(
        'Find and repair differences between the table and the bucket'
      )
    },
    setup: {
      label: __('Set Up the Bucket and the Table…'),
      caption: __('See what is missing, then make it')
    },
    pack: {
      label: __('Make Packs of Thumbnails…'),
      caption: __('Write one small object with all thumbnails of each product')
    },
    jobs: {
      label: __('Show the Jobs'),
      caption: __('See what runs, what ended, and what became of it')
    },
    adopt: {
      label: __('Adopt a Bucket or a Table…')
    },
    archive: {
      label: __('Archive Unchosen Images…')
    },
    export: {
      label: __('Export Curated Images…')
    },
    purge: {
      label: __('Purge Deleted Images…'),
      caption: __(
        'Destroy the bytes of images that were deleted long ago, after you confirm the list'
      )
    }
  };
}

/** Each slot that has a key. */
const EACH_SLOT = Array.from({ length: 9 }, (_, index) => ({ index }));

/**
 * The commands that act on the open desk, in the order of the table of keys.
 *
 * @param slots - the team's, as they are now
 */
export function deskCommandWords(
  trans: Trans,
  slots: () => readonly Slot[]
): Readonly<Record<Exclude<DeskCommand, 'open'>, CommandWords>> {
  const __ = trans.__.bind(trans);
  const slot = (at: unknown): string | undefined =>
    typeof at === 'number' ? slots()[at]?.label : undefined;
  const directions: ReadonlyMap<string, string> = new Map([
    ['left', __('Previous image')],
    ['right', __('Next image')],
    ['up', __('Image above')],
    ['down', __('Image below')],
    ['first', __('First image')],
    ['last', __('Last image')],
    ['previous-section', __('Section before')],
    ['next-section', __('Section after')],
    ['section-start', __('Start of the section')],
    ['section-end', __('End of the section')]
  ]);
  const hasSlot = ({
    index: at,
    isContextMenu: menu
  }: ReadonlyPartialJSONObject): boolean =>
    menu === true || slot(at) !== undefined;
  const selections: ReadonlyMap<string, string> = new Map([
    ['only', __('Show among the Images')],
    ['toggle', __('Select or deselect')],
    ['section', __('Select the section')],
    ['reset', __('Back to the focused image')]
  ]);
  const zooms: ReadonlyMap<string, string> = new Map([
    ['in', __('Zoom in')],
    ['out', __('Zoom out')],
    ['fit', __('Zoom to fit')],
    ['actual', __('Zoom to 100 %')],
    ['toggle', __('Zoom to 100 % and back')]
  ]);
  const pans: ReadonlyMap<string, string> = new Map([
    ['left', __('Pan to the left')],
    ['right', __('Pan to the right')],
    ['up', __('Pan up')],
    ['down', __('Pan down')]
  ]);
  const pages: ReadonlyMap<string, string> = new Map([
    ['up', __('One screen up')],
    ['down', __('One screen down')]
  ]);
  const frameMoves: ReadonlyMap<string, string> = new Map([
    ['left', __('Move the crop to the left')],
    ['right', __('Move the crop to the right')],
    ['up', __('Move the crop up')],
    ['down', __('Move the crop down')]
  ]);
  const resizes: ReadonlyMap<string, string> = new Map([
    ['left', __('Make the crop narrower')],
    ['right', __('Make the crop wider')],
    ['up', __('Make the crop shorter')],
    ['down', __('Make the crop taller')]
  ]);
  return {
    'move-focus': {
      label: ({ direction, extend }) => {
        const to = directions.get(String(direction)) ?? __('Move the focus');
        return extend ? __('%1, extending the selection', to) : to;
      },
      caption: __('Move the focus to another image'),
      inPalette: []
    },
    select: {
      label: ({ mode }) => selections.get(String(mode)) ?? __('Select images'),
      inPalette: []
    },
    'view-image': {
      label: __('View the Image'),
      caption: __('View the image large, or close it again')
    },
    'assign-slot': {
      label: ({ index: at }) =>
        __('Choose as %1', slot(at) ?? __('the image of a slot')),
      caption: __('Choose the focused or selected images for a slot'),
      inPalette: EACH_SLOT,
      isVisible: hasSlot
    },
    'clear-slot': {
      label: ({ index: at, isContextMenu: menu }) =>
        menu ? __('Clear the Slot') : __('Clear %1', slot(at) ?? __('a slot')),
      caption: __('Take the images out of a slot'),
      inPalette: [],
      isVisible: hasSlot
    },
    reclassify: {
      label: ({ folder: to = 'text', rest }) =>
        rest === true
          ? __('Move the Rest of the Section to %1', String(to))
          : __('Move to %1', String(to)),
      caption: __('Move the selected images to the text folder, or another'),
      inPalette: FOLDERS.map(to => ({ folder: to }))
    },
    delete: {
      label: __('Delete Images'),
      caption: __('Delete the selected images; you can restore them')
    },
    'restore-image': {
      label: ({ isContextMenu: menu }) =>
        menu ? __('Restore') : __('Restore the Last Deleted Image'),
      caption: __('Bring back an image that was deleted or moved away')
    },
    'toggle-section': {
      label: ({ folder: of }) =>
        typeof of === 'string'
          ? __('Show or Hide %1', of)
          : __('Show or Hide the Section'),
      inPalette: []
    },
    'thumbnail-size': {
      label: ({ steps }) =>
        typeof steps !== 'number'
          ? __('Set the Size of the Thumbnails')
          : steps > 0
            ? __('Larger Thumbnails')
            : __('Smaller Thumbnails'),
      inPalette: []
    },
    zoom: {
      label: ({ to }) => zooms.get(String(to)) ?? __('Zoom'),
      inPalette: []
    },
    pan: {
      label: ({ direction, page }) =>
        (page === true ? pages : pans).get(String(direction)) ??
        __('Pan the enlarged image'),
      inPalette: []
    },
    'rotate-view': {
      label: ({ back }) =>
        back === true
          ? __('Rotate the View Counterclockwise')
          : __('Rotate the View'),
      caption: __('Turn the view; the image stays as it is'),
      inPalette: []
    },
    compare: {
      label: __('Compare Two Images'),
      caption: __('Show two images side by side and zoom them together')
    },
    'swap-compared': {
      label: __('Switch Side'),
      caption: __('Keys act on the other one of two images'),
      inPalette: []
    },
    crop: {
      label: ({ slot: at }) =>
        slot(at) === undefined
          ? __('Crop the Image…')
          : __('Crop as %1', slot(at)),
      caption: __('Crop a rectangle into a new image in segment'),
      isVisible: ({ slot: at }) => at === undefined || slot(at) !== undefined
    },
    'adjust-crop': {
      label: ({ direction, resize }) =>
        (resize === true ? resizes : frameMoves).get(String(direction)) ??
        __('Adjust the crop'),
      inPalette: []
    },
    'full-window': {
      label: __('Full Window'),
      caption: __('Fill the window with the desk or the viewer, or go back'),
      icon: fullWindowIcon
    },
    upload: {
      label: __('Upload Images…'),
      caption: __('Upload images from this computer to the product'),
      icon: fileUploadIcon
    },
    // They are in the Edit menu.
    undo: { label: __('Undo'), icon: undoIcon, inPalette: [] },
    redo: { label: __('Redo'), icon: redoIcon, inPalette: [] },
    retry: {
      label: ({ over }) =>
        over === true ? __('Keep My Changes') : __('Save Again What Failed')
    },
    discard: {
      label: __('Discard Unsaved Changes…')
    },
    leave: {
      label: __('Leave Stored Products Without Tags'),
      inPalette: []
    },
    'review-kept': {
      label: __('Show Unsaved Changes of Others…')
    },
    complete: {
      label: __('Complete the Product'),
      caption: __('Complete the product and go on to the next')
    },
    'next-product': { label: __('Next Product') },
    'previous-product': { label: __('Previous Product') },
    'go-to-product': {
      label: ({ isContextMenu: menu }) =>
        menu ? __('Open the Product') : __('Go to Product…')
    },
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
    'clear-filter': {
      label: __('Clear the Filter of the Queue'),
      inPalette: []
    },
    'show-statistics': { label: __('Show the Statistics of the Category') },
    'take-over': {
      label: __('Take Over the Product'),
      caption: __('Take over a product that somebody else is working on')
    },
    hold: {
      label: __('Hold the Product…')
    },
    reopen: { label: __('Reopen the Product') },
    'set-note': {
      label: __('Write a Note…')
    },
    'set-flag': {
      label: ({ flag }) =>
        typeof flag === 'string'
          ? __('Flag the Product: %1', flag)
          : __('Flag the Product…')
    },
    'clear-thumbnails': {
      label: __('Clear Stored Thumbnails'),
      caption: __('Remove the thumbnails that this browser stores')
    },
    'show-keys': { label: __('Show All Keys') }
  };
}
