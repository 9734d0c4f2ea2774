import type { DBSchema, IDBPDatabase, StoreNames } from 'idb';
import { openDB } from 'idb';

import type { Draft } from '../../../ports/saving/journal';

/** What is known of a cached picture; its bytes lie apart, so that counting reads none. */
export interface ThumbnailInfo {
  /** The place and the object's key. */
  readonly id: string;
  /** The product's `last_updated_at` under which it was checked last. */
  readonly stamp: string | undefined;
  /** The object's ETag, as fetched. */
  readonly etag: string;
  /** The original's size in pixels and in bytes. */
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  /** It moves; its first picture is kept. */
  readonly animated?: boolean;
  /** The picture's own bytes. */
  readonly size: number;
  /** ms since the epoch. */
  readonly usedAt: number;
}

export interface CurationSchema extends DBSchema {
  thumbnailInfo: {
    key: string;
    value: ThumbnailInfo;
    indexes: { usedAt: number };
  };
  /** Bytes, not blobs: the browser keeps each blob in a file of its own. */
  thumbnailBytes: { key: string; value: Uint8Array };
  /** Ids that this browser profile keeps. */
  profile: { key: string; value: string };
  /** Decisions that are not in the cloud yet, in the order in which they were made. */
  journal: {
    key: number;
    value: {
      /** The connection and the person. */
      readonly owner: string;
      readonly opId: string;
      /** As some version wrote it. */
      readonly record: unknown;
    };
    indexes: { owner: string; opId: string };
  };
  /** Choices of products that are not completed. */
  drafts: { key: string; value: Draft };
  /** What can be undone of products that are shown, as some version wrote it. */
  undo: { key: string; value: unknown };
  /** Who works on what, where the browser has no locks. */
  leases: {
    key: string;
    value: { readonly by: string; readonly until: number };
  };
}

export type CurationDatabase = IDBPDatabase<CurationSchema>;

const NAME = 'jupyterlab-curation';
/** Raised with every store that is added: a profile that was here before has the older ones. */
const VERSION = 4;
/** The first whose small pictures are bytes; those of an older one are fetched again. */
const BYTES_SINCE = 4;

/**
 * The extension's IndexedDB. It belongs to the page's origin, port included.
 *
 * @returns undefined where the browser has none, as in some private windows
 */
export async function openDatabase(): Promise<CurationDatabase | undefined> {
  try {
    return await openDB<CurationSchema>(NAME, VERSION, {
      upgrade(database, from, _to, transaction) {
        const isNew = (name: StoreNames<CurationSchema>): boolean =>
          !database.objectStoreNames.contains(name);
        if (isNew('thumbnailInfo')) {
          database
            .createObjectStore('thumbnailInfo', { keyPath: 'id' })
            .createIndex('usedAt', 'usedAt');
        }
        if (isNew('journal')) {
          const journal = database.createObjectStore('journal', {
            autoIncrement: true
          });
          journal.createIndex('owner', 'owner');
          journal.createIndex('opId', 'opId', { unique: true });
        }
        (['thumbnailBytes', 'profile', 'drafts', 'undo', 'leases'] as const)
          .filter(isNew)
          .forEach(name => database.createObjectStore(name));
        if (from < BYTES_SINCE) {
          void transaction.objectStore('thumbnailInfo').clear();
          void transaction.objectStore('thumbnailBytes').clear();
        }
      },
      blocked: () =>
        console.warn(
          'A tab with an older version of the desk is open. Close it, and this one goes on.'
        )
    });
  } catch (error) {
    console.warn(
      'This browser keeps no database: thumbnails are fetched again.',
      error
    );
    return undefined;
  }
}
