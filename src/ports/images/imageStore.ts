import type { Tags } from '../../domain/edits/tags';
import type { VersionLock } from '../../domain/jobs/reason';
import type { Content } from './pieces';

/** What the bucket tells about an object without its bytes. */
export interface ObjectHead {
  readonly etag: string;
  /** Size in bytes. */
  readonly bytes: number;
  /** When it was written, in ms since the epoch by the service's clock. A HEAD gives whole seconds. */
  readonly lastModified?: number;
  /** Of a bucket that keeps versions, or did: the version's id; `null` or nothing for one that was written without versions. */
  readonly version?: string;
}

export interface ObjectSummary extends ObjectHead {
  readonly key: string;
}

/** What is directly under a prefix: an object, or a folder by its name without slashes. */
export type PrefixChild =
  | { readonly folder: string; readonly object?: undefined }
  | { readonly folder?: undefined; readonly object: ObjectSummary };

/** How an object's bytes are beside some others. */
export type ContentComparison = 'same' | 'different' | 'missing';

/** Reading objects. A missing object is a value, `undefined`. */
export interface ImageReading {
  head(key: string, signal?: AbortSignal): Promise<ObjectHead | undefined>;
  /**
   * @param most - in bytes; no more is received than tells that there is more.
   * Default: `MOST_IMAGE_BYTES`
   * @throws TooLarge if the object has more than that
   */
  read(
    key: string,
    signal?: AbortSignal,
    most?: number
  ): Promise<Uint8Array | undefined>;
  /**
   * Whether an object has these bytes. Checksums tell it if the store has them;
   * otherwise the object is read.
   */
  compare(
    key: string,
    content: Content,
    signal?: AbortSignal
  ): Promise<ContentComparison>;
  tags(key: string): Promise<Tags | undefined>;
  /**
   * URLs that read these objects, in the order of the keys. They need no header
   * and are valid for about an hour, but no longer than the credentials. No
   * request is made.
   *
   * @throws Invalid for a key that a browser would change in a URL
   */
  sign(keys: readonly string[]): Promise<readonly string[]>;
  /**
   * All objects under a prefix, in key order.
   *
   * @param prefix - ends in `/`
   * @throws Invalid for a prefix that is empty or does not end in `/`
   */
  list(prefix: string): AsyncIterable<ObjectSummary>;
  /**
   * The folders and objects directly under a prefix and nothing deeper, so
   * that the root can be listed. Some tools make an object for a folder, with
   * the prefix as its key. It is included.
   *
   * @param prefix - empty, or ends in `/`
   * @throws Invalid for another prefix
   */
  children(prefix: string): AsyncIterable<PrefixChild>;
}

/** `taken`: the key has another object, which stays as it is. */
export type CreateOutcome = 'created' | 'same' | 'taken';
export type CopyOutcome = 'copied' | 'taken' | 'missing';

/**
 * `hidden`: the bucket keeps versions, so that a delete marker hides the object
 * and its bytes stay. `changed`: the key has other bytes by now, which stay as
 * they are.
 */
export type RemoveOutcome = 'removed' | 'hidden' | 'changed';

/**
 * Whether a bucket keeps the versions of its objects. `suspended`: only those
 * that it had before. `unknown`: there is no answer, or nobody here may ask.
 */
export type Versioning = 'off' | 'on' | 'suspended' | 'unknown';

/** One version of an object. */
export interface ObjectVersion {
  readonly id: string;
  /** It has no bytes, and hides the versions before it. */
  readonly isMarker: boolean;
  readonly etag: string;
  /** Size in bytes. */
  readonly bytes: number;
  /** ms since the epoch. */
  readonly lastModified?: number;
}

/** `changed`: the key has other bytes by now, or none, which stays so. */
export type ReplaceOutcome = 'replaced' | 'changed';

/** Writing images and the files of their products. None is ever overwritten or removed. */
export interface ImageWriting {
  /**
   * Puts an object under a free key. The outcome is `same` if the key has these
   * very bytes already. What is read in pieces is sent in parts: it is there as
   * a whole or not at all, and a signal ends it between two of them.
   *
   * @throws what the pieces throw, for example if the file changes meanwhile
   */
  create(
    key: string,
    content: Content,
    contentType: string,
    signal?: AbortSignal
  ): Promise<CreateOutcome>;
  /**
   * Copies an object to a free key, with its metadata and without its tags.
   * The outcome is also `copied` if the key has its bytes already, as it has
   * after a lost answer.
   */
  copy(from: string, to: string): Promise<CopyOutcome>;
  /**
   * Replaces all tags of an object.
   *
   * @throws NotFound if the object is missing
   */
  setTags(key: string, tags: Tags): Promise<void>;
}

/** Writing packs of thumbnails. Only packs and records of migrations are ever overwritten. */
export interface PackWriting {
  /**
   * Puts a pack under a free key, or over the pack that was read. It can be
   * repeated after a lost answer.
   *
   * @param key - ends in `/thumbnails.pack`
   * @param replaces - the ETag of the pack that was read; undefined if there was none
   * @returns its ETag; undefined if the key has another object by now, which stays
   * @throws Invalid for another key
   */
  putPack(
    key: string,
    bytes: Uint8Array,
    replaces: string | undefined,
    signal?: AbortSignal
  ): Promise<string | undefined>;
}

/** Writing the records of migrations, `migration.json` beside a product's folders. */
export interface RecordWriting {
  /**
   * Puts a record under a free key, or over the record that was read. It can be
   * repeated after a lost answer.
   *
   * @param key - ends in `/migration.json`
   * @param replaces - the ETag of the record that was read; undefined if there was none
   * @returns its ETag; undefined if the key has another object by now, which stays
   * @throws Invalid for another key
   */
  putRecord(
    key: string,
    bytes: Uint8Array,
    replaces: string | undefined
  ): Promise<string | undefined>;
}

/** Replacing broken uploads. Only a migration does it, and only if it is asked to. */
export interface ImageReplacing {
  /**
   * Puts other bytes over an object that has not changed. Its tags stay. The
   * outcome is also `replaced` if the key has these very bytes, as after a lost
   * answer.
   *
   * @param ifMatch - the ETag of the object that was found broken
   */
  replace(
    key: string,
    content: Content,
    contentType: string,
    ifMatch: string
  ): Promise<ReplaceOutcome>;
}

/** Removing objects. Only the job `purge` does it. */
export interface ImageRemoving {
  /**
   * Removes an object that has not changed. The outcome is also `removed` if
   * the key has none, as after a lost answer.
   *
   * @param ifMatch - its ETag, as `head` returned it
   */
  remove(key: string, ifMatch: string): Promise<RemoveOutcome>;
  versioning(): Promise<Versioning>;
  /** All versions and delete markers of one key, the latest first as far as their times, in whole seconds, tell. */
  versions(key: string): Promise<readonly ObjectVersion[]>;
  /** The lock of a version, as far as it may be read. */
  lockOf(key: string, version: string): Promise<VersionLock | undefined>;
  /**
   * Removes one version for good, or one delete marker. It also succeeds if it
   * is gone.
   *
   * @returns the lock that keeps it, if it stays
   */
  removeVersion(key: string, version: string): Promise<VersionLock | undefined>;
}

export type ImageStore = ImageReading &
  ImageWriting &
  PackWriting &
  RecordWriting &
  ImageReplacing &
  ImageRemoving;
