import type { ObjectHead } from '../../ports/imageStore';
import type {
  Thumbnail,
  ThumbnailResult,
  Thumbnails,
  ThumbnailUsage,
  WantedThumbnail
} from '../../ports/thumbnails';
import type { ThumbnailInfo } from './database';
import { fetchImage } from './fetchImage';
import type { ImageFetching } from './fetchImage';
import type { ResizeResult } from './resize';
import type { ThumbnailCache } from './thumbnailCache';

/** A browser keeps six connections to a host; one is left for saves. */
const AT_ONCE = 5;
/** While a save runs, which may send several requests at a time. */
const AT_ONCE_BESIDE_SAVES = 2;

export interface BrowserThumbnailsOptions extends ImageFetching {
  /** Undefined where the browser keeps nothing. */
  readonly cache: ThumbnailCache | undefined;
  readonly resizer: {
    resize(image: Blob): Promise<ResizeResult>;
    dispose(): void;
  };
}

/** One picture that somebody wants, for all who want it. */
interface Job {
  readonly key: string;
  stamp: string | undefined;
  readonly wants: Map<symbol, Want>;
  readonly controller: AbortController;
  result: ThumbnailResult | null;
  /** The ETag of the cached picture that is shown, to be asked about. */
  shown: string | undefined;
  /** The object URL that is alive for it. */
  url: string | null;
}

interface Want {
  readonly priority: number;
  readonly deliver: (result: ThumbnailResult) => void;
}

/**
 * Serves wants from IndexedDB, else from the bucket, most wanted first; what
 * nobody wants any more is aborted, and its object URL revoked.
 */
export class BrowserThumbnails implements Thumbnails {
  private readonly _jobs = new Map<string, Job>();
  private readonly _toLoad = new Set<Job>();
  private _loading = 0;
  private _saves = 0;

  constructor(private readonly _options: BrowserThumbnailsOptions) {}

  want(
    { key, stamp, priority }: WantedThumbnail,
    deliver: (result: ThumbnailResult) => void
  ): () => void {
    const job = this._job(key, stamp);
    const id = Symbol(key);
    job.wants.set(id, { priority, deliver });
    if (job.result) {
      deliver(job.result);
    }
    return () => {
      job.wants.delete(id);
      if (job.wants.size === 0 && this._jobs.get(key) === job) {
        this._end(job);
      }
    };
  }

  async carry(
    keys: readonly string[],
    from: string,
    to: string
  ): Promise<void> {
    for (const key of keys) {
      const job = this._jobs.get(key);
      if (job?.stamp === from) {
        job.stamp = to;
      }
      await this._options.cache?.restamp(key, info =>
        info.stamp === from ? to : undefined
      );
    }
  }

  giveWay(save: Promise<unknown>): void {
    const done = (): void => {
      this._saves--;
      this._loadNext();
    };
    this._saves++;
    save.then(done, done);
  }

  async usage(): Promise<ThumbnailUsage> {
    return (await this._options.cache?.usage()) ?? { bytes: 0, limit: 0 };
  }

  async clear(): Promise<void> {
    await this._options.cache?.clear();
  }

  dispose(): void {
    [...this._jobs.values()].forEach(job => this._end(job));
    this._options.resizer.dispose();
  }

  private _job(key: string, stamp: string | undefined): Job {
    const running = this._jobs.get(key);
    if (running) {
      return running;
    }
    const job: Job = {
      key,
      stamp,
      wants: new Map(),
      controller: new AbortController(),
      result: null,
      shown: undefined,
      url: null
    };
    this._jobs.set(key, job);
    this._serve(job).catch(error => {
      if (!job.controller.signal.aborted) {
        this._deliver(job, { kind: 'failed', reason: String(error) });
      }
    });
    return job;
  }

  /** From the cache where it is trusted; else in turn from the bucket, shown meanwhile where it is old. */
  private async _serve(job: Job): Promise<void> {
    const cached = await this._cached(job.key);
    if (job.controller.signal.aborted) {
      return;
    }
    if (cached) {
      this._show(job, cached.picture, cached.info);
      if (job.stamp !== undefined && job.stamp === cached.info.stamp) {
        return;
      }
      job.shown = cached.info.etag;
    }
    this._toLoad.add(job);
    this._loadNext();
  }

  /** A cache that cannot be read is no reason to show nothing. */
  private async _cached(
    key: string
  ): Promise<Awaited<ReturnType<ThumbnailCache['get']>>> {
    try {
      return await this._options.cache?.get(key);
    } catch (error) {
      console.warn('The cache of thumbnails could not be read.', error);
      return undefined;
    }
  }

  private _loadNext(): void {
    const limit = this._saves > 0 ? AT_ONCE_BESIDE_SAVES : AT_ONCE;
    while (this._loading < limit && this._toLoad.size > 0) {
      const job = [...this._toLoad].reduce((best, other) =>
        priorityOf(other) < priorityOf(best) ? other : best
      );
      this._toLoad.delete(job);
      this._loading++;
      this._load(job)
        .catch(error => {
          if (!job.controller.signal.aborted) {
            this._deliver(job, { kind: 'failed', reason: String(error) });
          }
        })
        .finally(() => {
          this._loading--;
          this._loadNext();
        });
    }
  }

  private async _load(job: Job): Promise<void> {
    if (job.shown === undefined || (await this._isOld(job, job.shown))) {
      await this._fetch(job);
    }
  }

  /** Asks whether what is shown has been replaced, and forgets it where it has. */
  private async _isOld(job: Job, shown: string): Promise<boolean> {
    const { cache, images } = this._options;
    const { key, stamp } = job;
    let head: ObjectHead | undefined;
    try {
      head = await images.head(key, job.controller.signal);
    } catch (error) {
      // An old picture says more than none; it is asked about the next time.
      if (!job.controller.signal.aborted) {
        console.warn(`The picture of ${key} was not checked.`, error);
      }
      return false;
    }
    if (head?.etag === shown) {
      await cache?.restamp(key, () => stamp);
      return false;
    }
    await cache?.remove(key);
    if (head === undefined) {
      this._deliver(job, { kind: 'missing' });
    }
    return head !== undefined;
  }

  private async _fetch(job: Job): Promise<void> {
    const { resizer } = this._options;
    const { signal } = job.controller;
    const fetched = await fetchImage(job.key, this._options, signal);
    if (fetched.kind !== 'fetched') {
      this._deliver(job, fetched);
      return;
    }
    const resized = await resizer.resize(fetched.image);
    signal.throwIfAborted();
    if ('problem' in resized) {
      this._deliver(job, { kind: 'unreadable', reason: resized.problem });
      return;
    }
    const info = {
      stamp: job.stamp,
      etag: fetched.etag,
      width: resized.width,
      height: resized.height,
      bytes: fetched.image.size
    };
    this._show(job, resized.picture, info);
    await this._keep(job.key, info, resized.picture);
  }

  /** A full disk or a private window costs the cache, not the picture. */
  private async _keep(
    key: string,
    info: Omit<ThumbnailInfo, 'id' | 'size' | 'usedAt'>,
    picture: Blob
  ): Promise<void> {
    try {
      await this._options.cache?.put(key, info, picture);
    } catch (error) {
      console.warn('A thumbnail could not be kept.', error);
    }
  }

  private _show(
    job: Job,
    picture: Blob,
    info: Pick<Thumbnail, 'width' | 'height' | 'bytes'>
  ): void {
    const old = job.url;
    job.url = URL.createObjectURL(picture);
    const { width, height, bytes } = info;
    this._deliver(job, {
      kind: 'ready',
      thumbnail: { url: job.url, width, height, bytes }
    });
    if (old) {
      URL.revokeObjectURL(old);
    }
  }

  private _deliver(job: Job, result: ThumbnailResult): void {
    job.result = result;
    [...job.wants.values()].forEach(want => want.deliver(result));
  }

  private _end(job: Job): void {
    job.wants.clear();
    job.controller.abort();
    this._toLoad.delete(job);
    this._jobs.delete(job.key);
    if (job.url) {
      URL.revokeObjectURL(job.url);
    }
  }
}

function priorityOf(job: Job): number {
  return Math.min(...[...job.wants.values()].map(want => want.priority));
}
