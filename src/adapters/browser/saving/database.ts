import type { DBSchema, IDBPDatabase } from 'idb';
import { openDB } from 'idb';

import type { PictureMeasures } from '../../../domain/images/pictureMeasures';
import type { Draft } from '../../../ports/saving/journal';

/** What is known about a cached picture. Its bytes are stored apart, so that counting does not read them. */
export interface ThumbnailInfo {
  /** The connection's key and the object's. */
  readonly id: string;
  /** The product's `last_updated_at` under which it was checked last. */
  readonly stamp: string | undefined;
  /** The object's ETag, as fetched. */
  readonly etag: string;
  /** The original's size in pixels and in bytes. */
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  /** Set if the original is animated. The picture is its first frame. */
  readonly animated?: boolean;
  /** Missing if the picture was not measured yet. */
  readonly measures?: PictureMeasures;
  /** How the picture was made; missing if it was made before this was noted. */
  readonly shape?: number;
  /** The picture's own bytes. */
  readonly size: number;
  /** ms since the epoch. */
  readonly usedAt: number;
  /** The picture's SHA-256 in hexadecimal digits; missing if nothing is sealed. */
  readonly hash?: string;
  /** Tells who stored the picture, see `PictureSeal`. */
  readonly seal?: string;
}

/** A decision that is not in the cloud yet. */
export interface JournalEntry {
  /** The connection and the person. */
  readonly owner: string;
  readonly opId: string;
  /** As some version wrote it. */
  readonly record: unknown;
  /** Tells who stored it, see `Seal`; an earlier version stored none. */
  readonly mark?: unknown;
}

export interface CurationSchema extends DBSchema {
  thumbnailInfo: {
    key: string;
    value: ThumbnailInfo;
    indexes: { usedAt: number };
  };
  /** Bytes, not blobs: the browser stores each blob in a file of its own. */
  thumbnailBytes: { key: string; value: Uint8Array };
  /** Ids of this browser profile. */
  profile: { key: string; value: string };
  /** Decisions that are not in the cloud yet, in the order of their making. */
  journal: {
    key: number;
    value: JournalEntry;
    indexes: { owner: string; opId: string };
  };
  /** Choices of products that are not completed, sealed. */
  drafts: { key: string; value: Draft };
  /** What can be undone in products that are shown, sealed, as some version wrote it. */
  undo: { key: string; value: unknown };
  /** The folder of the person's computer that was chosen last, by the connection's key: a handle, and no path. */
  folders: { key: string; value: FileSystemDirectoryHandle };
  /** Which tab works on what, for browsers without locks. */
  leases: {
    key: string;
    value: { readonly by: string; readonly until: number };
  };
}

export type CurationDatabase = IDBPDatabase<CurationSchema>;

export const DATABASE = 'jupyterlab-curation';
/**
 * Raise it with every change of the stores. Until a version is released, what
 * an older database has is dropped; after that the stores are migrated.
 */
const VERSION = 7;

/**
 * The extension's IndexedDB. It belongs to the page's origin, port included.
 *
 * @returns undefined if the browser has none, as in some private windows
 */
export async function openDatabase(): Promise<CurationDatabase | undefined> {
  try {
    return await openDB<CurationSchema>(DATABASE, VERSION, {
      upgrade(database) {
        [...database.objectStoreNames].forEach(name =>
          database.deleteObjectStore(name)
        );
        database
          .createObjectStore('thumbnailInfo', { keyPath: 'id' })
          .createIndex('usedAt', 'usedAt');
        const journal = database.createObjectStore('journal', {
          autoIncrement: true
        });
        journal.createIndex('owner', 'owner');
        journal.createIndex('opId', 'opId', { unique: true });
        (
          [
            'thumbnailBytes',
            'profile',
            'drafts',
            'undo',
            'folders',
            'leases'
          ] as const
        ).forEach(name => database.createObjectStore(name));
      },
      blocked: () =>
        console.warn(
          'Another tab has an older version of the desk open. Close that tab to continue in this one.'
        )
    });
  } catch (error) {
    console.warn(
      'This browser has no database. Thumbnails are fetched again.',
      error
    );
    return undefined;
  }
}

/** Whether the browser gave no room for a write. */
export function isFull(error: unknown): boolean {
  return (error as { name?: unknown } | null)?.name === 'QuotaExceededError';
}
