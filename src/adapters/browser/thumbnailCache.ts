import type { ThumbnailUsage } from '../../ports/thumbnails';
import type { CurationDatabase, ThumbnailInfo } from './database';

export interface CachedThumbnail {
  readonly info: ThumbnailInfo;
  readonly picture: Blob;
}

/** A picture's use is noted at most this often, in ms: noting it is a write. */
const NOTE_AFTER = 3_600_000;

/**
 * Small pictures in IndexedDB, the longest unused going first once they pass a
 * number of bytes.
 */
export class ThumbnailCache {
  private _bytes: number | undefined;

  /**
   * @param _place - makes keys of two buckets different
   * @param _limit - in bytes
   */
  constructor(
    private readonly _database: CurationDatabase,
    private readonly _place: string,
    private readonly _limit: () => number,
    private readonly _now: () => number
  ) {}

  async get(key: string): Promise<CachedThumbnail | undefined> {
    const id = this._id(key);
    const transaction = this._database.transaction([
      'thumbnailInfo',
      'thumbnailBytes'
    ]);
    const [info, picture] = await Promise.all([
      transaction.objectStore('thumbnailInfo').get(id),
      transaction.objectStore('thumbnailBytes').get(id)
    ]);
    if (info === undefined || picture === undefined) {
      return undefined;
    }
    if (this._now() - info.usedAt > NOTE_AFTER) {
      void this._database.put('thumbnailInfo', {
        ...info,
        usedAt: this._now()
      });
    }
    return { info, picture };
  }

  async put(
    key: string,
    info: Omit<ThumbnailInfo, 'id' | 'size' | 'usedAt'>,
    picture: Blob
  ): Promise<void> {
    const id = this._id(key);
    await this._total();
    const transaction = this._database.transaction(
      ['thumbnailInfo', 'thumbnailBytes'],
      'readwrite'
    );
    const infos = transaction.objectStore('thumbnailInfo');
    const old = await infos.get(id);
    await Promise.all([
      infos.put({ ...info, id, size: picture.size, usedAt: this._now() }),
      transaction.objectStore('thumbnailBytes').put(picture, id),
      transaction.done
    ]);
    this._grow(picture.size - (old?.size ?? 0));
    await this._evict();
  }

  /** A picture was checked under another stamp. */
  async restamp(
    key: string,
    isNow: (info: ThumbnailInfo) => string | undefined
  ): Promise<void> {
    const transaction = this._database.transaction(
      'thumbnailInfo',
      'readwrite'
    );
    const info = await transaction.store.get(this._id(key));
    const stamp = info && isNow(info);
    if (info && stamp !== undefined && stamp !== info.stamp) {
      await transaction.store.put({ ...info, stamp });
    }
    await transaction.done;
  }

  async remove(key: string): Promise<void> {
    await this._drop([this._id(key)]);
  }

  async usage(): Promise<ThumbnailUsage> {
    return { bytes: await this._total(), limit: this._limit() };
  }

  async clear(): Promise<void> {
    await Promise.all([
      this._database.clear('thumbnailInfo'),
      this._database.clear('thumbnailBytes')
    ]);
    this._bytes = 0;
  }

  /** In one step: several pictures are kept at once. */
  private _grow(bytes: number): void {
    this._bytes = (this._bytes ?? 0) + bytes;
  }

  private _id(key: string): string {
    return `${this._place}\n${key}`;
  }

  private async _total(): Promise<number> {
    if (this._bytes === undefined) {
      const infos = await this._database.getAll('thumbnailInfo');
      this._bytes = infos.reduce((sum, info) => sum + info.size, 0);
    }
    return this._bytes;
  }

  private async _evict(): Promise<void> {
    const limit = this._limit();
    let over = (await this._total()) - limit;
    if (over <= 0) {
      return;
    }
    // Down to nine tenths, so that not every new picture evicts one.
    over += limit / 10;
    const ids: string[] = [];
    let cursor = await this._database
      .transaction('thumbnailInfo')
      .store.index('usedAt')
      .openCursor();
    while (cursor && over > 0) {
      ids.push(cursor.value.id);
      over -= cursor.value.size;
      cursor = await cursor.continue();
    }
    await this._drop(ids);
  }

  private async _drop(ids: readonly string[]): Promise<void> {
    await this._total();
    const transaction = this._database.transaction(
      ['thumbnailInfo', 'thumbnailBytes'],
      'readwrite'
    );
    const infos = transaction.objectStore('thumbnailInfo');
    let freed = 0;
    for (const id of ids) {
      freed += (await infos.get(id))?.size ?? 0;
      await infos.delete(id);
      await transaction.objectStore('thumbnailBytes').delete(id);
    }
    await transaction.done;
    this._grow(-freed);
  }
}
