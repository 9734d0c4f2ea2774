import type { IDBPTransaction } from 'idb';

import type { PictureMeasures } from '../../../domain/images/pictureMeasures';
import type { ThumbnailUsage } from '../../../ports/images/thumbnails';
import type {
  CurationDatabase,
  CurationSchema,
  ThumbnailInfo
} from '../saving/database';
import { isFull } from '../saving/database';
import type { PictureSeal } from '../saving/pictureSeal';

/** What is known of a small picture, wherever it was found. */
export type PictureInfo = Omit<
  ThumbnailInfo,
  'id' | 'shape' | 'size' | 'usedAt' | 'hash' | 'seal'
>;

export interface FoundPicture {
  readonly info: PictureInfo;
  /** JPEG or WebP, or PNG if the browser can encode neither. */
  readonly picture: Uint8Array;
}

export interface CachedThumbnail extends FoundPicture {
  readonly info: ThumbnailInfo;
}

/**
 * How pictures are made. Raise it if they are made in another way: those that
 * were made before are then made again. 2: a long page shows its top.
 */
const SHAPE = 2;

/** ms. A picture's use is noted at most this often, because noting it is a write. */
const NOTE_AFTER = 3_600_000;

/** Somebody who waits for the picture of an id. */
interface Reader {
  readonly found: (cached: CachedThumbnail | undefined) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Small pictures in IndexedDB. When they exceed a number of bytes, those that
 * were unused longest go first. All tabs of the browser share them.
 */
export class ThumbnailCache {
  /** Bytes of all pictures, as far as this page knows. */
  private _bytes = 0;
  private _counted: Promise<void> | undefined;
  /** The browser gave no room, even after some was freed. Nothing more is stored. */
  private _full = false;
  private _asked = new Map<string, Reader[]>();

  /**
   * @param _connectionKey - tells apart the same key in two buckets
   * @param _limit - in bytes; at 0 nothing is stored
   * @param _seal - undefined if the next page could not tell what this one stored
   */
  constructor(
    private readonly _database: CurationDatabase,
    private readonly _connectionKey: string,
    private readonly _limit: () => number,
    private readonly _now: () => number,
    private readonly _seal?: PictureSeal
  ) {}

  /**
   * A picture that somebody stored: see `isGenuine`. Reads of one turn of the
   * event loop share a transaction.
   */
  get(key: string): Promise<CachedThumbnail | undefined> {
    return new Promise((found, failed) => {
      if (this._asked.size === 0) {
        queueMicrotask(() => void this._answer());
      }
      const id = this._id(key);
      this._asked.set(id, [...(this._asked.get(id) ?? []), { found, failed }]);
    });
  }

  /**
   * Whether this person's pages stored a picture. Telling takes too long for a
   * picture that a person waits for.
   */
  async isGenuine({ info, picture }: CachedThumbnail): Promise<boolean> {
    return this._seal?.isGenuine(info, picture) ?? true;
  }

  /** Whether there is a picture whose key begins with `start`. */
  async hasSome(start: string): Promise<boolean> {
    const from = this._id(start);
    const range = IDBKeyRange.bound(from, `${from}\uffff`);
    const found = await this._database.getKey('thumbnailInfo', range);
    return found !== undefined;
  }

  /**
   * Stores a picture. If the browser has no room, this and all later ones are
   * not stored, and a warning is logged once.
   *
   * @throws what the database throws for other reasons
   */
  async put(
    key: string,
    info: PictureInfo,
    picture: Uint8Array
  ): Promise<void> {
    if (this._full || picture.length > this._limit()) {
      return;
    }
    try {
      await this._write(key, info, picture);
    } catch (error) {
      if (!isFull(error)) {
        throw error;
      }
      await this._writeIntoFull(key, info, picture);
    }
    await this._fit();
  }

  /** A picture was checked under another stamp. */
  async restamp(
    key: string,
    isNow: (info: ThumbnailInfo) => string | undefined
  ): Promise<void> {
    await this._note(key, info => {
      const stamp = isNow(info);
      return stamp === undefined || stamp === info.stamp
        ? undefined
        : { ...info, stamp };
    });
  }

  /** A picture was measured; nothing happens if there is another one by now. */
  async noteMeasures(
    key: string,
    etag: string,
    measures: PictureMeasures
  ): Promise<void> {
    await this._note(key, info =>
      info.etag === etag ? { ...info, measures } : undefined
    );
  }

  async remove(key: string): Promise<void> {
    const id = this._id(key);
    await this._count();
    const transaction = this._writing();
    const old = await transaction.objectStore('thumbnailInfo').get(id);
    await Promise.all([
      transaction.objectStore('thumbnailInfo').delete(id),
      transaction.objectStore('thumbnailBytes').delete(id),
      transaction.done
    ]);
    this._bytes -= old?.size ?? 0;
  }

  /** The pictures' size, after they were fitted to the current limit. */
  async usage(): Promise<ThumbnailUsage> {
    await this._count();
    await this._fit();
    return {
      bytes: this._bytes,
      limit: this._limit(),
      ...(this._full && { isFull: true })
    };
  }

  async clear(): Promise<void> {
    const transaction = this._writing();
    await Promise.all([
      transaction.objectStore('thumbnailInfo').clear(),
      transaction.objectStore('thumbnailBytes').clear(),
      transaction.done
    ]);
    this._bytes = 0;
    this._full = false;
  }

  /** Replaces what is known of a picture, unless it is not there, is not genuine, or stays as it is. */
  private async _note(
    key: string,
    after: (info: ThumbnailInfo) => ThumbnailInfo | undefined
  ): Promise<void> {
    const id = this._id(key);
    const before =
      this._seal && (await this._database.get('thumbnailInfo', id));
    const noted = before && after(before);
    const sealed = noted && (await this._seal?.resealed(before, noted));
    const transaction = this._database.transaction(
      'thumbnailInfo',
      'readwrite'
    );
    const info = await transaction.store.get(id);
    // A seal takes longer than a transaction lasts. What changed meanwhile is noted when it is asked about again.
    const now = this._seal
      ? sealed && info?.seal === before?.seal
        ? { ...sealed, usedAt: info?.usedAt ?? sealed.usedAt }
        : undefined
      : info && after(info);
    if (now) {
      await transaction.store.put(now);
    }
    await transaction.done;
  }

  private async _answer(): Promise<void> {
    const asked = this._asked;
    this._asked = new Map();
    try {
      const transaction = this._database.transaction([
        'thumbnailInfo',
        'thumbnailBytes'
      ]);
      const infos = transaction.objectStore('thumbnailInfo');
      const pictures = transaction.objectStore('thumbnailBytes');
      await Promise.all(
        [...asked].map(async ([id, waiting]) => {
          const [info, picture] = await Promise.all([
            infos.get(id),
            pictures.get(id)
          ]);
          const cached =
            info && picture && isSound(info, picture)
              ? { info, picture }
              : undefined;
          waiting.forEach(({ found }) => found(cached));
          this._noteUse(cached?.info);
        })
      );
    } catch (error) {
      // It has no effect on those who have been answered already.
      [...asked.values()].flat().forEach(({ failed }) => failed(error));
    }
  }

  private _noteUse(info: ThumbnailInfo | undefined): void {
    const now = this._now();
    if (info && now - info.usedAt > NOTE_AFTER) {
      this._database
        .put('thumbnailInfo', { ...info, usedAt: now })
        .catch(error => {
          console.warn('The use of a thumbnail was not noted.', error);
        });
    }
  }

  private async _write(
    key: string,
    info: PictureInfo,
    picture: Uint8Array
  ): Promise<void> {
    const id = this._id(key);
    const stored: ThumbnailInfo = {
      ...info,
      id,
      shape: SHAPE,
      size: picture.length,
      usedAt: this._now()
    };
    const sealed = (await this._seal?.sealed(stored, picture)) ?? stored;
    await this._count();
    const transaction = this._writing();
    const infos = transaction.objectStore('thumbnailInfo');
    const old = await infos.get(id);
    await Promise.all([
      transaction.objectStore('thumbnailBytes').put(picture, id),
      infos.put(sealed),
      transaction.done
    ]);
    this._bytes += picture.length - (old?.size ?? 0);
  }

  /** The browser's own limit may be lower than ours. Room is made once. */
  private async _writeIntoFull(
    key: string,
    info: PictureInfo,
    picture: Uint8Array
  ): Promise<void> {
    try {
      await this._fit(this._bytes / 2);
      await this._write(key, info, picture);
    } catch (error) {
      if (!isFull(error)) {
        throw error;
      }
      this._full = true;
      console.warn(
        'This browser has no room for more thumbnails. They are fetched again.',
        error
      );
    }
  }

  private _id(key: string): string {
    return `${this._connectionKey}\n${key}`;
  }

  private _writing(): IDBPTransaction<
    CurationSchema,
    ['thumbnailInfo', 'thumbnailBytes'],
    'readwrite'
  > {
    return this._database.transaction(
      ['thumbnailInfo', 'thumbnailBytes'],
      'readwrite'
    );
  }

  /** Counts once, before the first write of this page. Later writes are added. */
  private async _count(): Promise<void> {
    this._counted ??= (async () => {
      this._bytes = sizeOf(await this._database.getAll('thumbnailInfo'));
    })();
    try {
      await this._counted;
    } catch (error) {
      this._counted = undefined;
      throw error;
    }
  }

  /** Drops those that were unused longest until the rest is within the limit. */
  private async _fit(limit = this._limit()): Promise<void> {
    if (this._bytes <= limit) {
      return;
    }
    const transaction = this._writing();
    const infos = transaction.objectStore('thumbnailInfo');
    // Counted again, because other tabs store and drop too.
    const oldest = await infos.index('usedAt').getAll();
    this._bytes = sizeOf(oldest);
    // Down to nine tenths, so that not every new picture drops one.
    const dropped = longestUnused(
      oldest,
      this._bytes > limit ? this._bytes - limit * 0.9 : 0
    );
    await Promise.all([
      ...dropped.flatMap(({ id }) => [
        infos.delete(id),
        transaction.objectStore('thumbnailBytes').delete(id)
      ]),
      transaction.done
    ]);
    this._bytes -= sizeOf(dropped);
  }
}

/** Whether it has the types that views and checks count on. Any script of the origin may have stored it. */
function isSound(
  { shape, stamp, etag, width, height, bytes, measures }: ThumbnailInfo,
  picture: Uint8Array
): boolean {
  const marks = Object.values(measures ?? {});
  return (
    shape === SHAPE &&
    picture instanceof Uint8Array &&
    typeof etag === 'string' &&
    (stamp === undefined || typeof stamp === 'string') &&
    [width, height, bytes].every(number => Number.isSafeInteger(number)) &&
    marks.every(mark => ['number', 'string'].includes(typeof mark))
  );
}

/** The first ones, as many as have that many bytes together. */
function longestUnused(
  oldest: readonly ThumbnailInfo[],
  bytes: number
): readonly ThumbnailInfo[] {
  let freed = 0;
  return oldest.filter(({ size }) => {
    const drops = freed < bytes;
    freed += drops ? size : 0;
    return drops;
  });
}

function sizeOf(infos: readonly ThumbnailInfo[]): number {
  return infos.reduce((sum, { size }) => sum + size, 0);
}
