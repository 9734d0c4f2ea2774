import type { PictureFacts } from '../../../domain/images/pictureFacts';
import type {
  PrefetchPurpose,
  ThumbnailResult,
  Thumbnails,
  ThumbnailUsage,
  WantedThumbnail
} from '../../../ports/images/thumbnails';
import { Deliveries } from './deliveries';
import type { LoadAhead } from './loadAhead';
import { PictureMemory } from './pictureMemory';
import type { FoundPicture } from './thumbnailCache';
import type { Want } from './thumbnailEntry';
import { ThumbnailEntry } from './thumbnailEntry';
import type { Phase } from './thumbnailPhase';
import type { ThumbnailSourcesOptions } from './thumbnailSources';
import { ThumbnailSources } from './thumbnailSources';
import { nextToLoad } from './wantQueue';

export interface BrowserThumbnailsOptions extends ThumbnailSourcesOptions {
  /** For what may be shown soon. Default: nothing is loaded ahead. */
  readonly loadAhead?: LoadAhead;
  readonly resizer: ThumbnailSourcesOptions['resizer'] & { dispose(): void };
  /** Resolves when what was just shown is on the screen. Default: at once. */
  readonly painted?: () => Promise<unknown>;
}

/**
 * Serves wants from memory, else from IndexedDB, else from a pack, else from
 * the bucket. The most urgent comes first. What nobody wants is aborted.
 */
export class BrowserThumbnails implements Thumbnails {
  private readonly _entries = new Map<string, ThumbnailEntry>();
  private readonly _memory = new PictureMemory();
  private readonly _deliveries = new Deliveries<ThumbnailEntry>();
  private readonly _sources: ThumbnailSources;
  /** Who waits for everything in sight. */
  private _waiting: (() => void)[] = [];
  private _planned = false;
  private _saves = 0;

  constructor(private readonly _options: BrowserThumbnailsOptions) {
    this._sources = new ThumbnailSources(_options);
  }

  want(
    { key, stamp, priority }: WantedThumbnail,
    deliver: (result: ThumbnailResult) => void
  ): () => void {
    return this._add(key, stamp, { purpose: 'sight', priority, deliver });
  }

  peek(key: string): ThumbnailResult | undefined {
    return this._entries.get(key)?.result;
  }

  prefetch(
    { key, stamp, priority }: WantedThumbnail,
    purpose: PrefetchPurpose,
    arrived: (ready: boolean) => void
  ): () => void {
    return this._add(key, stamp, { purpose, priority, arrived });
  }

  async facts(
    keys: readonly string[]
  ): Promise<ReadonlyMap<string, PictureFacts | null>> {
    const facts = new Map<string, PictureFacts | null>();
    await Promise.all(
      keys.map(async key => {
        const entry = this._entries.get(key);
        const found = entry?.found ?? this._memory.peek(key);
        if (found) {
          facts.set(key, await this._factsOf(key, found));
        } else if (entry?.trouble) {
          facts.set(key, null);
        }
      })
    );
    return facts;
  }

  recheck(keys: readonly string[], stamp: string | undefined): void {
    for (const key of keys) {
      const entry = this._entries.get(key);
      if (entry && entry.stamp !== stamp) {
        entry.stamp = stamp;
        entry.apply({ kind: 'newer', shown: entry.found?.info.etag });
      }
    }
    this._plan();
  }

  async restamp(
    keys: readonly string[],
    from: string,
    to: string
  ): Promise<void> {
    for (const key of keys) {
      this._memory.restamp(key, from, to);
      this._entries.get(key)?.restamp(from, to);
      await this._options.cache?.restamp(key, info =>
        info.stamp === from ? to : undefined
      );
    }
  }

  yieldTo(save: Promise<unknown>): void {
    const done = (): void => {
      this._saves--;
      this._plan();
    };
    this._saves++;
    save.then(done, done);
  }

  async visibleLoaded(): Promise<void> {
    if (!this._hasAllInSight()) {
      await new Promise<void>(resolve => this._waiting.push(resolve));
    }
  }

  async usage(): Promise<ThumbnailUsage> {
    const usage = await this._options.cache?.usage();
    return usage ?? { bytes: 0, limit: 0, isFull: true };
  }

  async clear(): Promise<void> {
    this._memory.clear();
    await this._options.cache?.clear();
  }

  dispose(): void {
    [...this._entries.values()].forEach(entry => this._end(entry));
    this._memory.clear();
    this._deliveries.end();
    this._waiting.splice(0).forEach(resolve => resolve());
    this._options.resizer.dispose();
  }

  private _add(key: string, stamp: string | undefined, want: Want): () => void {
    let entry = this._entries.get(key);
    const isNew = entry === undefined;
    if (entry === undefined) {
      entry = new ThumbnailEntry(key, stamp);
      this._entries.set(key, entry);
      // A picture in memory is shown without a turn of the event loop.
      this._found(entry, this._memory.take(key) ?? this._packed(entry));
    }
    const added = entry;
    const drop = added.add(want);
    if (isNew && added.phase.kind === 'looking') {
      this._look(added).catch(error => this._failed(added, error));
    }
    this._plan();
    return () => {
      drop();
      this._endUnwanted(added);
      this._plan();
    };
  }

  /** Of a pack that was read ahead: it is shown as soon as its tile is rendered. */
  private _packed({ key, stamp }: ThumbnailEntry): FoundPicture | undefined {
    const packed = this._sources.packAtHand(key, stamp);
    if (packed) {
      void this._keep(key, packed);
    }
    return packed;
  }

  private async _look(entry: ThumbnailEntry): Promise<void> {
    const cached = await this._sources.fromCache(entry.key);
    if (entry.phase.kind !== 'ended') {
      this._found(entry, cached);
      if (cached === undefined) {
        entry.apply({ kind: 'notFound' });
      } else {
        this._lookAgain(entry.key, cached).catch(error =>
          console.warn('A stored thumbnail could not be checked.', error)
        );
      }
      this._plan();
    }
  }

  /** A stored picture may be another's, see `PictureSeal`. It is shown until that is known. */
  private async _lookAgain(key: string, found: FoundPicture): Promise<void> {
    await this._options.painted?.();
    if (await this._sources.isGenuine(key, found)) {
      return;
    }
    this._memory.drop(key, found.picture);
    const entry = this._entries.get(key);
    if (entry?.found?.picture === found.picture) {
      entry.apply({ kind: 'foreign' });
      this._plan();
    }
  }

  /** A stored picture is shown. Unless it is trusted, the bucket is asked about it meanwhile. */
  private _found(entry: ThumbnailEntry, found: FoundPicture | undefined): void {
    if (found) {
      this._show(entry, found);
      const { etag } = found.info;
      entry.apply({ kind: 'found', etag, trusted: entry.trusts(found) });
    }
  }

  /** Decides at the end of this turn of the event loop: a product has dozens of wants in one turn. */
  private _plan(): void {
    if (this._planned) {
      return;
    }
    this._planned = true;
    queueMicrotask(() => {
      this._planned = false;
      this._loadNext();
      this._whenCalm();
    });
  }

  private _loadNext(): void {
    for (;;) {
      const entry = nextToLoad({
        waiting: this._in('waiting'),
        loading: this._in('loading'),
        making: this._in('making'),
        looking: this._in('looking'),
        saving: this._saves > 0,
        urgency: ({ urgency }) => urgency
      });
      if (entry === undefined) {
        return;
      }
      void this._load(entry);
    }
  }

  private _in(kind: Phase['kind']): readonly ThumbnailEntry[] {
    return [...this._entries.values()].filter(
      ({ phase }) => phase.kind === kind
    );
  }

  /** When everything in sight is there, views are told, and what may be shown soon is loaded for the page. */
  private _whenCalm(): void {
    if (!this._hasAllInSight()) {
      return;
    }
    this._deliveries.flush();
    this._waiting.splice(0).forEach(resolve => resolve());
    const { loadAhead } = this._options;
    if (loadAhead) {
      this._entries.forEach(entry => entry.loadAhead(loadAhead));
    }
  }

  private _hasAllInSight(): boolean {
    return [...this._entries.values()].every(
      ({ isShown, phase }) => !isShown || phase.kind === 'done'
    );
  }

  private async _load(entry: ThumbnailEntry): Promise<void> {
    const check = 'check' in entry.phase ? entry.phase.check : undefined;
    entry.apply({ kind: 'turn', stamp: entry.stamp });
    try {
      await this._obtain(entry, check);
      const shown = entry.found?.info.etag;
      entry.apply({ kind: 'loaded', stamp: entry.stamp, shown });
      this._endUnwanted(entry);
    } catch (error) {
      this._failed(entry, error);
    }
    this._plan();
  }

  /** @param check - ETag of the picture that is shown and may be old */
  private async _obtain(
    entry: ThumbnailEntry,
    check: string | undefined
  ): Promise<void> {
    const { key, signal } = entry;
    let old = check;
    if (old === undefined) {
      const packed = await this._sources.fromPack(key, signal);
      if (packed) {
        void this._keep(key, packed);
        this._show(entry, packed);
        if (entry.trusts(packed)) {
          return;
        }
        old = packed.info.etag;
      }
    }
    if (old === undefined || (await this._isReplaced(entry, old))) {
      await this._fetch(entry, old !== undefined);
    }
  }

  private async _isReplaced(
    entry: ThumbnailEntry,
    etag: string
  ): Promise<boolean> {
    const { key, signal, found } = entry;
    if (found && !(await this._sources.isGenuine(key, found))) {
      return true;
    }
    const stamp = (): string | undefined => entry.loadedAs;
    const checked = await this._sources.check(key, etag, stamp, signal);
    if (checked === 'same') {
      entry.checked(stamp());
    } else if (checked === 'missing') {
      this._fail(entry, { kind: 'missing' });
    }
    return checked === 'replaced';
  }

  private async _fetch(
    entry: ThumbnailEntry,
    replaced: boolean
  ): Promise<void> {
    const { key, stamp, signal } = entry;
    const made = await this._sources.fromBucket(
      { key, changedAt: stamp, replaced },
      signal,
      () => {
        entry.apply({ kind: 'received' });
        this._plan();
      }
    );
    if (made.kind !== 'made') {
      this._fail(entry, made);
      return;
    }
    const { picture, info, whole } = made;
    const found = {
      picture,
      info: { ...info, stamp: whole ? entry.loadedAs : undefined }
    };
    this._show(entry, found);
    if (whole) {
      void this._keep(key, found);
    }
  }

  private _factsOf(key: string, found: FoundPicture): Promise<PictureFacts> {
    return this._sources.factsOf(key, found, measures => {
      const entry = this._entries.get(key);
      if (entry?.found?.picture === found.picture) {
        entry.measured(measures);
      }
      if (this._memory.peek(key)?.picture === found.picture) {
        this._memory.note(key, { ...found.info, measures });
      }
    });
  }

  /** Waits until nobody waits for a picture: storing one takes time from the others. */
  private async _keep(key: string, found: FoundPicture): Promise<void> {
    await this.visibleLoaded();
    await this._sources.keep(key, found);
  }

  private _show(entry: ThumbnailEntry, found: FoundPicture): void {
    entry.show(found);
    this._deliveries.add(entry);
  }

  private _fail(entry: ThumbnailEntry, trouble: ThumbnailResult): void {
    entry.fail(trouble);
    this._deliveries.add(entry);
  }

  private _failed(entry: ThumbnailEntry, error: unknown): void {
    if (entry.phase.kind !== 'ended') {
      this._fail(entry, { kind: 'failed', reason: { code: 'error', error } });
      entry.apply({ kind: 'failed' });
      this._endUnwanted(entry);
    }
  }

  private _endUnwanted(entry: ThumbnailEntry): void {
    if (entry.isOver) {
      this._end(entry);
    }
  }

  private _end(entry: ThumbnailEntry): void {
    const { key, found } = entry;
    entry.apply({ kind: 'dropped' });
    this._entries.delete(key);
    if (found) {
      this._memory.put(key, found);
    }
  }
}
