import type { ReadonlyJSONObject } from '@lumino/coreutils';

import type { Category } from '../../domain/catalogueItem';

/** Arguments of the commands of jobs. */
export interface JobCommands {
  jobs: { show?: boolean };
  setup: { connection?: string; protectTable?: boolean; onServer?: boolean };
  pack: { connection?: string } & Partial<Category>;
  migrate: {
    connection?: string;
    serverFolder?: string;
    packs?: boolean;
    replaceBroken?: boolean;
    add?: boolean;
  };
  verify: { connection?: string; countersOnly?: boolean } & Partial<Category>;
  purge: { connection?: string; olderThanDays?: number } & Partial<Category>;
  adopt: { connection?: string; undo?: boolean } & Partial<Category>;
  archive: { connection?: string } & Partial<Category>;
  export: {
    connection?: string;
    format?: string;
    all?: boolean;
    tags?: boolean;
    folder?: string;
  } & Partial<Category>;
}

/** Arguments that stand for others, or that the desk does not get. */
type Indirect = 'connection' | 'isContextMenu' | 'isFocused';

/** What a command takes. */
export interface Described<Args> {
  /** The JSON schema of each argument. */
  readonly properties: Readonly<Record<keyof Args, ReadonlyJSONObject>> &
    Readonly<Partial<Record<Indirect, ReadonlyJSONObject>>>;
  readonly required?: readonly (keyof Args & string)[];
}

export const subCategory = { type: 'integer', minimum: 1 };

export const connection = {
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

export const NONE = { properties: {} };

export const JOB_ARGUMENTS: {
  readonly [C in keyof JobCommands]: Described<JobCommands[C]>;
} = {
  jobs: {
    properties: {
      show: {
        type: 'boolean',
        default: true,
        description:
          'Whether the page opens. If not, jobs of the server are followed: the status bar counts them'
      }
    }
  },
  setup: {
    properties: {
      connection,
      protectTable: {
        type: 'boolean',
        description: 'Protect also a table that is there already; no by default'
      },
      onServer: {
        type: 'boolean',
        description:
          'Let the Jupyter server do it, which can create a bucket; yes by default'
      }
    }
  },
  pack: { properties: extent },
  migrate: {
    properties: {
      connection,
      serverFolder: {
        type: 'string',
        description:
          "A folder of the Jupyter server, relative to the file browser's root; by default the person chooses one of their computer"
      },
      packs: {
        type: 'boolean',
        description:
          'Whether new products get packs of thumbnails; true by default'
      },
      replaceBroken: {
        type: 'boolean',
        description:
          'Whether whole files take the place of broken and missing ones'
      },
      add: {
        type: 'boolean',
        description:
          'Whether new files are added also to products without a record of a migration'
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
  },
  adopt: {
    properties: {
      ...extent,
      undo: {
        type: 'boolean',
        description: 'Take out what an earlier adoption wrote'
      }
    }
  },
  archive: { properties: extent },
  export: {
    properties: {
      ...extent,
      format: {
        type: 'string',
        enum: ['jsonl', 'csv', 'parquet', 's3-batch-manifest'],
        description: 'By default jsonl'
      },
      all: {
        type: 'boolean',
        description: 'Also the images that nobody chose'
      },
      tags: {
        type: 'boolean',
        description: "Also the objects' tags, one request each"
      },
      folder: {
        type: 'string',
        description:
          'A folder of the Jupyter server for the file; by default it is downloaded'
      }
    }
  }
};
