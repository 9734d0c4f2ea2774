import type { ReadonlyJSONObject } from '@lumino/coreutils';

import type { DeskCommands } from '../../desk/commands/deskCommands';
import {
  LARGEST_THUMBNAIL,
  SMALLEST_THUMBNAIL
} from '../../desk/images/thumbnailSize';
import type { Category } from '../../domain/catalogueItem';
import { FOLDERS } from '../../domain/images/image';

/** Arguments of the commands that need a connection and no desk. */
interface ConnectionCommands {
  'check-connection': { connection?: string };
  verify: { connection?: string; countersOnly?: boolean } & Partial<Category>;
  purge: { connection?: string; olderThanDays?: number } & Partial<Category>;
}

type Commands = DeskCommands & ConnectionCommands;

/** Every command of the extension, without its prefix. */
export type CommandName = keyof Commands;

/** Arguments that say where the others are to be taken from, and so are none of the desk's. */
type Elsewhere = 'connection' | 'isContextMenu' | 'isFocused';

interface Described<Args> {
  /** The JSON schema of each argument. */
  readonly properties: Readonly<Record<keyof Args, ReadonlyJSONObject>> &
    Readonly<Partial<Record<Elsewhere, ReadonlyJSONObject>>>;
  readonly required?: readonly (keyof Args & string)[];
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
const place = {
  type: 'integer',
  minimum: 0,
  description:
    'The place in the slot, from 0: the image is put there and never taken out'
};
const subCategory = { type: 'integer', minimum: 1 };

const isContextMenu = {
  type: 'boolean',
  description: 'What the context menu was opened on is meant'
};
const isFocused = {
  type: 'boolean',
  description: 'What has the focus is meant'
};

const connection = {
  type: 'string',
  description:
    "A connection's name; the open desk's, or the first one, where left out"
};
/** What a job looks at. */
const extent = {
  connection,
  mainCategory: {
    type: 'string',
    description: 'With subCategory one category; all where left out'
  },
  subCategory
};

const NONE = { properties: {} };

const ARGUMENTS: { readonly [C in CommandName]: Described<Commands[C]> } = {
  open: {
    properties: {
      connection: {
        type: 'string',
        description: "A connection's name; the first one where left out"
      },
      mainCategory: { type: 'string' },
      subCategory,
      status: {
        type: 'string',
        description: 'PENDING, COMPLETED, PASS or another that occurs'
      },
      productId: { type: 'string' }
    }
  },
  'go-to-product': {
    properties: {
      isContextMenu,
      productId: { type: 'string' },
      subCategory: {
        type: 'integer',
        description: 'The category; the one that is shown where left out'
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
  'clear-filter': NONE,
  'show-statistics': NONE,
  'take-over': {
    properties: {
      isContextMenu,
      productId: {
        type: 'string',
        description:
          'Of the category that is shown; the open one where left out'
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
        enum: ['left', 'right', 'up', 'down', 'first', 'last']
      },
      extend: { type: 'boolean' }
    },
    required: ['direction']
  },
  'assign-slot': {
    properties: { index, image, images, place },
    required: ['index']
  },
  'clear-slot': {
    properties: { isContextMenu, index, image },
    required: ['index']
  },
  reclassify: {
    properties: { folder: { ...folder, default: 'text' }, images }
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
          'folder/filename; another selected image where left out, else a chosen one, else the next'
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
  pan: { properties: { direction: way }, required: ['direction'] },
  'rotate-view': {
    properties: {
      back: { type: 'boolean', description: 'Against the clock' }
    }
  },
  crop: {
    properties: {
      image,
      left: pixels,
      top: pixels,
      width: pixels,
      height: pixels
    }
  },
  'adjust-crop': {
    properties: {
      direction: way,
      resize: {
        type: 'boolean',
        description: 'Whether the right and lower edges move, not the frame'
      }
    },
    required: ['direction']
  },
  'toggle-section': { properties: { folder } },
  'thumbnail-size': {
    properties: {
      pixels: {
        type: 'integer',
        minimum: SMALLEST_THUMBNAIL,
        maximum: LARGEST_THUMBNAIL,
        description: 'The greatest width; as it is where left out'
      },
      steps: { type: 'integer', description: 'So many steps larger' }
    }
  },
  complete: NONE,
  hold: { properties: { reason: { type: 'string' } } },
  reopen: NONE,
  'set-note': {
    properties: {
      note: {
        type: 'string',
        description: 'Asked for where left out; empty takes it away'
      }
    }
  },
  'set-flag': {
    properties: {
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
  undo: NONE,
  redo: NONE,
  retry: {
    properties: {
      productId: failedProduct,
      over: {
        type: 'boolean',
        description:
          'Whether changes that conflict are made on top of what others did'
      }
    }
  },
  discard: { properties: { productId: failedProduct } },
  'clear-thumbnails': NONE,
  'show-keys': NONE,
  'check-connection': { properties: { connection } },
  verify: {
    properties: {
      ...extent,
      countersOnly: {
        type: 'boolean',
        description: 'Only count the products; look at no object'
      }
    }
  },
  purge: {
    properties: {
      ...extent,
      olderThanDays: {
        type: 'integer',
        minimum: 0,
        description: 'Days since their deletion; 30 where left out'
      }
    }
  }
};

/** The JSON schema of a command's arguments, as Lumino wants it. */
export function argumentsOf(name: CommandName): ReadonlyJSONObject {
  const { properties, required = [] } = ARGUMENTS[name];
  return { type: 'object', properties, required };
}
