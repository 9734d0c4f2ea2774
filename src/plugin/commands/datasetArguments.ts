import type { ReadonlyJSONObject } from '@lumino/coreutils';

import type { Category } from '../../domain/catalogueItem';

/** Arguments that stand for others, or that the desk does not get. */
type Indirect = 'connection' | 'isContextMenu' | 'isFocused';

/** The arguments of a command. */
export interface Described<Args> {
  /** The JSON schema of each argument. */
  readonly properties: Readonly<Record<keyof Args, ReadonlyJSONObject>> &
    Readonly<Partial<Record<Indirect, ReadonlyJSONObject>>>;
  readonly required?: readonly (keyof Args & string)[];
}

/** Arguments of the commands that need a connection and no desk. */
export interface DatasetCommands {
  'check-connection': { connection?: string };
  'forget-this-browser': Record<string, never>;
  migrate: { connection?: string; packs?: boolean; replaceBroken?: boolean };
  verify: { connection?: string; countersOnly?: boolean } & Partial<Category>;
  purge: { connection?: string; olderThanDays?: number } & Partial<Category>;
}

export const subCategory = { type: 'integer', minimum: 1 };

const connection = {
  type: 'string',
  description:
    "A connection's name; by default the open desk's, else the first one"
};
/** What a job covers. */
const extent = {
  connection,
  mainCategory: {
    type: 'string',
    description: 'With subCategory, one category; by default all'
  },
  subCategory
};

/** Of a command that has none. */
export const NONE = { properties: {} };

export const DATASET_ARGUMENTS: {
  readonly [C in keyof DatasetCommands]: Described<DatasetCommands[C]>;
} = {
  'check-connection': { properties: { connection } },
  'forget-this-browser': NONE,
  migrate: {
    properties: {
      connection,
      packs: {
        type: 'boolean',
        description:
          'Whether new products get packs of thumbnails; true by default'
      },
      replaceBroken: {
        type: 'boolean',
        description:
          'Whether whole files take the place of broken and missing ones'
      }
    }
  },
  verify: {
    properties: {
      ...extent,
      countersOnly: {
        type: 'boolean',
        description: 'Count the products only, without the objects'
      }
    }
  },
  purge: {
    properties: {
      ...extent,
      olderThanDays: {
        type: 'integer',
        minimum: 0,
        description: 'Days since the deletion; by default 30'
      }
    }
  }
};
