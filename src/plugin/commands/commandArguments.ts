import type { ReadonlyJSONObject } from '@lumino/coreutils';

import type { DeskCommands } from '../../desk/commands/deskCommands';
import {
  LARGEST_THUMBNAIL,
  SMALLEST_THUMBNAIL
} from '../../desk/images/thumbnailSize';
import { FOLDERS } from '../../domain/images/image';
import type { Described, JobCommands } from './jobDescriptions';
import {
  connection,
  JOB_ARGUMENTS,
  NONE,
  subCategory
} from './jobDescriptions';

/** Arguments of the commands that need a connection and no desk. */
interface ConnectionCommands {
  'check-connection': { connection?: string };
  'forget-this-browser': Record<string, never>;
}

type Commands = DeskCommands & ConnectionCommands & JobCommands;

/** Every command of the extension, without its prefix. */
export type CommandName = keyof Commands;

const image = {
  type: 'string',
  description: 'folder/filename; by default the focused image'
};
const deletedImage = {
  type: 'string',
  description: 'folder/filename as it was; by default the image deleted last'
};
const images = {
  type: 'array',
  items: { type: 'string' },
  description: 'folder/filename of each; by default the selected images'
};
const failedProduct = {
  type: 'string',
  description: 'The product with the changes; by default all products'
};
const folder = { type: 'string', enum: [...FOLDERS] };
const pixels = { type: 'integer', description: 'In pixels of the image' };
const arrow = { type: 'string', enum: ['left', 'right', 'up', 'down'] };
const index = {
  type: 'integer',
  minimum: 0,
  description: 'The slot, counted from 0 in the order of the board'
};
const position = {
  type: 'integer',
  minimum: 0,
  description:
    'The position in the slot, counted from 0. The image is put there and never taken out.'
};

const isContextMenu = {
  type: 'boolean',
  description: 'Act on what the context menu was opened on'
};
const isFocused = {
  type: 'boolean',
  description: 'Act on what has the focus'
};

const ARGUMENTS: { readonly [C in CommandName]: Described<Commands[C]> } = {
  open: {
    properties: {
      connection: {
        type: 'string',
        description: "A connection's name; by default the first one"
      },
      mainCategory: { type: 'string' },
      subCategory,
      status: {
        type: 'string',
        description: 'PENDING, COMPLETED, PASS or another status in the table'
      },
      productId: { type: 'string' }
    }
  },
  'go-to-product': {
    properties: {
      isContextMenu,
      productId: {
        type: 'string',
        description: 'By default the person is asked'
      },
      subCategory: {
        type: 'integer',
        description: 'The category; by default the one that is shown'
      }
    }
  },
  'next-product': NONE,
  'previous-product': NONE,
  refresh: NONE,
  'filter-queue': {
    properties: {
      prefix: {
        type: 'string',
        description: 'The beginning of the product id'
      },
      minImages: { type: 'integer', minimum: 0 },
      maxImages: { type: 'integer', minimum: 0 },
      completedBy: {
        type: 'string',
        description: 'The full name of the person, for completed products'
      },
      flag: {
        type: 'string',
        description: 'The id or the label of a quality flag'
      },
      note: { type: 'string', description: 'A part of the note' },
      reason: {
        type: 'string',
        description: 'A part of the hold reason, for held products'
      },
      name: {
        type: 'string',
        description: 'A part of the name, for products that were opened here'
      },
      order: { type: 'string', enum: ['newest', 'oldest'] }
    }
  },
  'clear-filter': NONE,
  'show-statistics': NONE,
  'take-over': {
    properties: {
      isContextMenu,
      productId: {
        type: 'string',
        description:
          'A product of the category that is shown; by default the open one'
      }
    }
  },
  select: {
    properties: {
      isContextMenu,
      image,
      folder,
      mode: {
        type: 'string',
        enum: ['only', 'toggle', 'range', 'section', 'reset']
      }
    },
    required: ['mode']
  },
  'move-focus': {
    properties: {
      direction: {
        type: 'string',
        enum: [
          'left',
          'right',
          'up',
          'down',
          'first',
          'last',
          'previous-section',
          'next-section',
          'section-start',
          'section-end'
        ]
      },
      extend: { type: 'boolean' }
    },
    required: ['direction']
  },
  'assign-slot': {
    properties: { index, image, images, position },
    required: ['index']
  },
  'clear-slot': {
    properties: { isContextMenu, index, image },
    required: ['index']
  },
  reclassify: {
    properties: {
      folder: { ...folder, default: 'text' },
      images,
      rest: {
        type: 'boolean',
        description:
          'the focused image and those behind it in its section that are in no slot'
      }
    }
  },
  delete: { properties: { images } },
  'restore-image': { properties: { image: deletedImage, isContextMenu } },
  upload: { properties: { folder } },
  'view-image': { properties: { isContextMenu, isFocused, image } },
  compare: {
    properties: {
      image,
      other: {
        type: 'string',
        description:
          'folder/filename; by default another selected image, else a chosen one, else the next'
      }
    }
  },
  'swap-compared': NONE,
  zoom: {
    properties: {
      to: { type: 'string', enum: ['in', 'out', 'fit', 'actual', 'toggle'] }
    },
    required: ['to']
  },
  pan: {
    properties: {
      direction: arrow,
      page: {
        type: 'boolean',
        description: 'By most of what is in sight'
      }
    },
    required: ['direction']
  },
  'rotate-view': {
    properties: {
      back: { type: 'boolean', description: 'Counterclockwise' }
    }
  },
  crop: {
    properties: {
      image,
      left: pixels,
      top: pixels,
      width: pixels,
      height: pixels,
      slot: {
        type: 'integer',
        minimum: 0,
        description:
          'The slot that the new image is chosen for, counted from 0; by default none'
      }
    }
  },
  'adjust-crop': {
    properties: {
      direction: arrow,
      resize: {
        type: 'boolean',
        description: 'Move the right and lower edges instead of the frame'
      }
    },
    required: ['direction']
  },
  'full-window': {
    properties: {
      on: {
        type: 'boolean',
        enum: [false],
        description:
          'false: back to the desk among the other parts; by default it is switched'
      }
    }
  },
  'toggle-section': { properties: { folder } },
  'thumbnail-size': {
    properties: {
      pixels: {
        type: 'integer',
        minimum: SMALLEST_THUMBNAIL,
        maximum: LARGEST_THUMBNAIL,
        description: 'The greatest width in CSS pixels; by default as it is'
      },
      steps: {
        type: 'integer',
        description: 'How many steps larger, or smaller if negative'
      }
    }
  },
  complete: NONE,
  hold: {
    properties: {
      reason: {
        type: 'string',
        description: 'By default the person is asked'
      }
    }
  },
  reopen: NONE,
  'set-note': {
    properties: {
      note: {
        type: 'string',
        description: 'By default the person is asked; an empty note removes it'
      }
    }
  },
  'set-flag': {
    properties: {
      flag: {
        type: 'string',
        description:
          'The id in the team’s settings; by default the person is asked'
      },
      on: {
        type: 'boolean',
        description:
          'Whether to set or remove the flag; by default it is toggled'
      }
    }
  },
  undo: NONE,
  redo: NONE,
  retry: {
    properties: {
      productId: failedProduct,
      over: {
        type: 'boolean',
        description:
          'Whether to make changes that conflict, on top of what others did'
      }
    }
  },
  discard: { properties: { productId: failedProduct } },
  leave: { properties: { productId: failedProduct } },
  'review-kept': {
    properties: {
      person: {
        type: 'string',
        description:
          'Who left the changes; by default the first one who left some'
      }
    }
  },
  'clear-thumbnails': NONE,
  'show-keys': NONE,
  'check-connection': { properties: { connection } },
  'forget-this-browser': NONE,
  ...JOB_ARGUMENTS
};

/** The JSON schema of a command's arguments, for Lumino's `describedBy`. */
export function argumentsOf(name: CommandName): ReadonlyJSONObject {
  const { properties, required = [] } = ARGUMENTS[name];
  return { type: 'object', properties, required };
}
