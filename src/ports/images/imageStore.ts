import type { Tags } from '../../domain/edits/tags';

/** What S3 says of an object without its bytes. */
export interface ObjectHead {
  readonly etag: string;
  /** Size in bytes. */
  readonly bytes: number;
  /** When it was written, ms since the epoch by the service's clock; a HEAD knows whole seconds. */
  readonly lastModified?: number;
}

export interface ObjectSummary extends ObjectHead {
  readonly key: string;
}

/** What lies directly under a prefix: a folder by its name without slashes, or an object. */
export type PrefixChild =
  | { readonly folder: string; readonly object?: undefined }
  | { readonly folder?: undefined; readonly object: ObjectSummary };

/** Reading objects. A missing object is a value, `undefined`. */
export interface ImageReading {
  head(key: string, signal?: AbortSignal): Promise<ObjectHead | undefined>;
  read(key: string, signal?: AbortSignal): Promise<Uint8Array | undefined>;
  tags(key: string): Promise<Tags | undefined>;
  /**
   * URLs that read these objects without a header, good for about an hour and
   * no longer than the credentials. No request is made. Same order as the keys.
   * @throws Invalid for a key that a browser cannot address
   */
  sign(keys: readonly string[]): Promise<readonly string[]>;
  /**
   * All objects under a prefix, in key order.
   * @param prefix - ends in `/`
   * @throws Invalid for a prefix that is empty or does not end in `/`
   */
  list(prefix: string): AsyncIterable<ObjectSummary>;
  /**
   * The folders and objects directly under a prefix, nothing deeper: so the
   * root may be asked for. An object with the prefix as its key, as some tools
   * make one for a folder, is among them.
   * @param prefix - empty, or ends in `/`
   * @throws Invalid for another prefix
   */
  children(prefix: string): AsyncIterable<PrefixChild>;
}

/** `taken`: another object is there, which was left as it is. */
export type CreateOutcome = 'created' | 'same' | 'taken';
export type CopyOutcome = 'copied' | 'taken' | 'missing';

/** `changed`: other bytes are there by now, which were left as they are. */
export type RemoveOutcome = 'removed' | 'changed';

/** Writing images and what lies beside them. None is ever overwritten or removed. */
export interface ImageWriting {
  /** Puts an object where none is; `same` where these very bytes are there already. */
  create(
    key: string,
    bytes: Uint8Array,
    contentType: string,
    signal?: AbortSignal
  ): Promise<CreateOutcome>;
  /**
   * Copies an object with its metadata to a key where none is, without its
   * tags; `copied` too where its bytes are there already, as after a lost answer.
   */
  copy(from: string, to: string): Promise<CopyOutcome>;
  /**
   * Replaces an object's whole set of tags.
   * @throws NotFound where the object is missing
   */
  setTags(key: string, tags: Tags): Promise<void>;
}

/** Writing packs of thumbnails, the one kind of object that is ever rewritten. */
export interface PackWriting {
  /**
   * Puts a pack where none is, or over the one that was read. A lost answer
   * may be asked for again.
   * @param key - ends in `/thumbnails.pack`: nothing else can be rewritten
   * @param replaces - the ETag of the pack that it is for; undefined where none is there
   * @returns its ETag; undefined where another object is there by now, which was left
   * @throws Invalid for another key
   */
  putPack(
    key: string,
    bytes: Uint8Array,
    replaces: string | undefined,
    signal?: AbortSignal
  ): Promise<string | undefined>;
}

/** The only way by which bytes go: `purge`'s. */
export interface ImageRemoving {
  /**
   * Removes an object that is still what it was; `removed` too where nothing
   * is there, as after a lost answer.
   * @param ifMatch - its ETag, as `head` gave it
   */
  remove(key: string, ifMatch: string): Promise<RemoveOutcome>;
}

export type ImageStore = ImageReading &
  ImageWriting &
  PackWriting &
  ImageRemoving;
