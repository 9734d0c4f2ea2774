import type { ObjectHead } from '../../../ports/images/imageStore';
import type {
  NearPurpose,
  ThumbnailResult,
  Thumbnails,
  ThumbnailUsage,
  WantedThumbnail
} from '../../../ports/images/thumbnails';
import { Deliveries } from './deliveries';
import { fetchImage } from './fetchImage';
import type { ImageFetching } from './fetchImage';
import { PictureMemory } from './pictureMemory';
import type { FoundPicture, PictureSource } from './pictureSource';
import type { ResizeResult } from './worker/resize';
import type { ThumbnailCache } from './thumbnailCache';
import type { LoadAhead, Want } from './thumbnailJob';
import { ThumbnailJob } from './thumbnailJob';
import { nextToLoad } from './wantQueue';

export interface BrowserThumbnailsOptions extends ImageFetching {
  /** Undefined where the browser keeps nothing. */
  readonly cache: ThumbnailCache | undefined;
  /** Asked between the cache and the bucket; none where left out. */
  readonly sources?: readonly PictureSource[];
  /** For what is brought near; nothing is where left out. */
  readonly loadAhead?: LoadAhead;
  readonly resizer: {
    /** The image is given away. */
    resize(image: Uint8Array): Promise<ResizeResult>;
    dispose(): void;
  };
}

/**
 * Serves wants from memory, else from IndexedDB, else from other sources, else
 * from the bucket, most wanted first; what nobody wants any more is aborted.
 */
export class BrowserThumbnails implements Thumbnails {
  private readonly _jobs = new Map<string, ThumbnailJob>();
  private readonly _toLoad = new Set<ThumbnailJob>();
  private readonly _loading = new Set<ThumbnailJob>();
  private readonly _looking = new Set<ThumbnailJob>();
  private readonly _memory = new PictureMemory();
  private readonly _deliveries = new Deliveries<ThumbnailJob>();
  /** Who waits for all that is in sight. */
  private _waiting: (() => void)[] = [];
  private _looksAround = false;
  private _saves = 0;

  constructor(private readonly _options: BrowserThumbnailsOptions) {}

  want(
    wanted: WantedThumbnail,
    deliver: (result: ThumbnailResult) => void
  ): () => void {
    const { priority } = wanted;
    return this._add(wanted, { purpose: 'sight', priority, deliver });
  }

  atHand(key: string): ThumbnailResult | undefined {
    return this._jobs.get(key)?.result;
  }

  bringNear(
    wanted: WantedThumbnail,
    purpose: NearPurpose,
    arrived: (ready: boolean) => void
  ): () => void {
    const { priority } = wanted;
    return this._add(wanted, { purpose, priority, arrived });
  }

  recheck(keys: readonly string[], stamp: string | undefined): void {
    for (const key of keys) {
      const job = this._jobs.get(key);
      if (job && job.stamp !== stamp) {
        job.stamp = stamp;
        if (!this._loading.has(job)) {
          this._askAgain(job);
        }
      }
    }
    this._loadNext();
  }

  async carry(
    keys: readonly string[],
    from: string,
    to: string
  ): Promise<void> {
    for (const key of keys) {
      this._memory.restamp(key, from, to);
      const job = this._jobs.get(key);
      if (job?.stamp === from) {
        job.stamp = to;
      }
      if (job?.loadedAs === from) {
        job.loadedAs = to;
      }
      if (job?.found?.info.stamp === from) {
        job.restamp(to);
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

  async inSight(): Promise<void> {
    if (!this._hasAllInSight()) {
      await new Promise<void>(resolve => this._waiting.push(resolve));
    }
  }

  async usage(): Promise<ThumbnailUsage> {
    return (
      (await this._options.cache?.usage()) ?? {
        ...{ bytes: 0, limit: 0 },
        keepsNoMore: true
      }
    );
  }

  async clear(): Promise<void> {
    this._memory.clear();
    await this._options.cache?.clear();
  }

  dispose(): void {
    [...this._jobs.values()].forEach(job => this._end(job));
    this._memory.clear();
    this._deliveries.end();
    this._waiting.splice(0).forEach(resolve => resolve());
    this._options.resizer.dispose();
  }

  private _add({ key, stamp }: WantedThumbnail, want: Want): () => void {
    const running = this._jobs.get(key);
    const job = running ?? new ThumbnailJob(key, stamp);
    this._jobs.set(key, job);
    if (running === undefined) {
      this._fromMemory(job);
    }
    const drop = job.add(want);
    if (running === undefined && !job.done) {
      this._serve(job).catch(error => this._failed(job, error));
    }
    this._whenCalm();
    return () => {
      drop();
      if (this._jobs.get(key) === job) {
        this._leave(job);
      }
      this._whenCalm();
    };
  }

  /** What was decoded once is at hand without a turn of the event loop. */
  private _fromMemory(job: ThumbnailJob): void {
    const found = this._memory.take(job.key);
    if (found) {
      this._show(job, found);
    }
  }

  /** From the cache where it is trusted; else in turn from the bucket, shown meanwhile where it is old. */
  private async _serve(job: ThumbnailJob): Promise<void> {
    if (job.found === undefined) {
      this._looking.add(job);
      const cached = await this._cached(job.key);
      this._looking.delete(job);
      if (cached && !job.controller.signal.aborted) {
        this._show(job, cached);
      }
    }
    if (job.done) {
      this._leave(job);
    } else if (!job.controller.signal.aborted) {
      this._toLoad.add(job);
    }
    // What is not in sight may have waited for it.
    this._loadNext();
  }

  /** A cache that cannot be read is no reason to show nothing. */
  private async _cached(key: string): Promise<FoundPicture | undefined> {
    try {
      return await this._options.cache?.get(key);
    } catch (error) {
      console.warn('The cache of thumbnails could not be read.', error);
      return undefined;
    }
  }

  private _loadNext(): void {
    for (;;) {
      const loading = [...this._loading];
      const job = nextToLoad({
        waiting: this._toLoad,
        // Whoever was received leaves its turn to the next while it is decoded.
        loading: loading.filter(({ received }) => !received),
        making: loading.filter(({ received }) => received),
        looking: this._looking,
        saving: this._saves > 0,
        urgency: ({ urgency }) => urgency
      });
      if (job === undefined) {
        this._whenCalm();
        return;
      }
      this._toLoad.delete(job);
      this._loading.add(job);
      this._load(job)
        .then(() => this._loaded(job))
        .catch(error => this._failed(job, error))
        .finally(() => {
          this._loading.delete(job);
          this._loadNext();
        });
    }
  }

  /** Once all that is in sight is there it is told, and what comes next is loaded for the page. */
  private _whenCalm(): void {
    if (this._looksAround) {
      return;
    }
    this._looksAround = true;
    // A product that comes up has dozens of wants, in one turn.
    queueMicrotask(() => {
      this._looksAround = false;
      if (this._hasAllInSight()) {
        this._deliveries.flush();
        this._waiting.splice(0).forEach(resolve => resolve());
        const { loadAhead } = this._options;
        if (loadAhead) {
          this._jobs.forEach(job => job.loadAhead(loadAhead));
        }
      }
    });
  }

  private _hasAllInSight(): boolean {
    return [...this._jobs.values()].every(
      ({ isShown, done }) => !isShown || done
    );
  }

  private async _load(job: ThumbnailJob): Promise<void> {
    job.loadedAs = job.stamp;
    job.received = false;
    const { toCheck } = job;
    if (toCheck !== undefined) {
      if (await this._isOld(job, toCheck)) {
        await this._fetch(job);
      }
    } else if (!(await this._fromSources(job))) {
      await this._fetch(job);
    }
  }

  private _loaded(job: ThumbnailJob): void {
    if (job.controller.signal.aborted) {
      return;
    }
    if (job.found && job.loadedAs !== job.stamp) {
      // It was heard meanwhile that the product is newer.
      this._askAgain(job);
    } else {
      job.finish();
      this._leave(job);
    }
  }

  /** @returns whether another source had it */
  private async _fromSources(job: ThumbnailJob): Promise<boolean> {
    const { key, stamp } = job;
    const { signal } = job.controller;
    for (const source of this._options.sources ?? []) {
      const found = await source.find(key, stamp, signal);
      signal.throwIfAborted();
      if (found) {
        void this._keep(key, found);
        this._show(job, found);
        return job.done || !(await this._isOld(job, found.info.etag));
      }
    }
    return false;
  }

  /** Asks whether what is shown has been replaced, and forgets it where it has. */
  private async _isOld(job: ThumbnailJob, shown: string): Promise<boolean> {
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
      job.restamp(stamp);
      await cache?.restamp(key, () => stamp);
      return false;
    }
    await cache?.remove(key);
    if (head === undefined) {
      this._fail(job, { kind: 'missing' });
    }
    return head !== undefined;
  }

  private async _fetch(job: ThumbnailJob): Promise<void> {
    const { resizer } = this._options;
    const { signal } = job.controller;
    const fetched = await fetchImage(
      {
        key: job.key,
        changedAt: job.stamp,
        // What was shown turned out to be old.
        replaced: job.toCheck !== undefined
      },
      this._options,
      signal
    );
    if (fetched.kind !== 'fetched') {
      this._fail(job, fetched);
      return;
    }
    // From here on nothing is done twice: whoever comes back finds it.
    job.received = true;
    this._loadNext();
    const bytes = fetched.image.length;
    const resized = await resizer.resize(fetched.image);
    signal.throwIfAborted();
    if ('problem' in resized) {
      const { problem, file } = resized;
      this._fail(job, {
        ...{ kind: 'unreadable', reason: problem },
        ...(file && { file })
      });
      return;
    }
    const { picture, ...measures } = resized;
    const found = {
      picture,
      info: {
        // Half an image is shown, since there is no better, and never trusted.
        ...(fetched.whole
          ? { stamp: job.loadedAs, etag: fetched.etag }
          : { stamp: undefined, etag: '' }),
        ...measures,
        bytes
      }
    };
    this._become(job, found);
    if (fetched.whole) {
      void this._keep(job.key, found);
    }
  }

  /** Once nobody waits for a picture: keeping them takes time from the others. */
  private async _keep(key: string, found: FoundPicture): Promise<void> {
    try {
      await this.inSight();
      await this._options.cache?.put(key, found.info, found.picture);
    } catch (error) {
      console.warn('A thumbnail could not be kept.', error);
    }
  }

  /** Shows what was kept; it is trusted under the stamp under which it was checked, else to be asked about. */
  private _show(job: ThumbnailJob, found: FoundPicture): void {
    this._become(job, found);
    if (job.stamp !== undefined && job.stamp === found.info.stamp) {
      job.finish();
    } else {
      job.toCheck = found.info.etag;
    }
  }

  private _become(job: ThumbnailJob, found: FoundPicture): void {
    job.show(found);
    this._deliveries.add(job);
  }

  private _fail(job: ThumbnailJob, trouble: ThumbnailResult): void {
    job.fail(trouble);
    this._deliveries.add(job);
  }

  /** What is shown may be old; what is not shown yet is looked at as it comes. */
  private _askAgain(job: ThumbnailJob): void {
    if (job.found) {
      job.askAgain();
      this._toLoad.add(job);
    }
  }

  private _failed(job: ThumbnailJob, error: unknown): void {
    if (!job.controller.signal.aborted) {
      this._fail(job, { kind: 'failed', reason: { code: 'error', error } });
      job.finish();
      this._leave(job);
    }
  }

  /**
   * Nobody may want it any more; what has been received is made ready all the
   * same. What failed and is not looked at is tried anew by the next who wants it.
   */
  private _leave(job: ThumbnailJob): void {
    const { isWanted, isShown, done, received, trouble } = job;
    const over = done || !received;
    if ((!isWanted && over) || (!isShown && trouble?.kind === 'failed')) {
      this._end(job);
    }
  }

  private _end(job: ThumbnailJob): void {
    const { key, found } = job;
    job.end();
    this._toLoad.delete(job);
    this._looking.delete(job);
    this._jobs.delete(key);
    if (found) {
      this._memory.put(key, found);
    }
  }
}
