import { fileKind } from '../../../domain/images/fileKind';
import type { ThumbnailResult } from '../../../ports/images/thumbnails';
import { dataUrl } from './dataUrl';
import type { FoundPicture } from './pictureSource';
import type { Urgency } from './wantQueue';
import { mostUrgent } from './wantQueue';

/** A view that shows a picture. */
interface Sight extends Urgency {
  readonly purpose: 'sight';
  readonly deliver: (result: ThumbnailResult) => void;
  /** What it was told. */
  told?: ThumbnailResult;
}

/** Somebody who wants it at hand. */
interface Near extends Urgency {
  readonly purpose: 'next' | 'recent';
  readonly arrived: (ready: boolean) => void;
}

export type Want = Sight | Near;

type ReadyThumbnail = Extract<ThumbnailResult, { kind: 'ready' }>;

/** Has the page load what a URL shows, until that is ended. */
export type LoadAhead = (url: () => string) => () => void;

/** One picture that somebody wants, for all who want it. It has a URL only while somebody does. */
export class ThumbnailJob {
  readonly controller = new AbortController();
  /** The stamp under which it is being loaded, or was. */
  loadedAs: string | undefined;
  /** Whether the bytes have come: they are decoded and kept then, wanted or not. */
  received = false;
  /** The ETag of a picture that is to be asked about. */
  toCheck: string | undefined;
  private readonly _wants = new Map<symbol, Want>();
  private _found: FoundPicture | undefined;
  private _trouble: ThumbnailResult | undefined;
  private _shown: ReadyThumbnail | undefined;
  /** Ends that it is loaded for whoever may show it soon. */
  private _unload: (() => void) | undefined;
  private _done = false;

  constructor(
    readonly key: string,
    /** Of the product as it is known to be. */
    public stamp: string | undefined
  ) {}

  /** Whether nothing more is done for it. */
  get done(): boolean {
    return this._done;
  }

  get found(): FoundPicture | undefined {
    return this._found;
  }

  /** Why there is no picture; undefined while there is one, or it is on its way. */
  get trouble(): ThumbnailResult | undefined {
    return this._trouble;
  }

  /** What is shown of it, the same one as long as it is the same; undefined while it is on its way. */
  get result(): ThumbnailResult | undefined {
    return this._found ? this._ready(this._found) : this._trouble;
  }

  get isWanted(): boolean {
    return this._wants.size > 0;
  }

  /** Whether a view wants it, and not only who brings it near. */
  get isShown(): boolean {
    return this._sights().length > 0;
  }

  /** Undefined where nobody wants it any more. */
  get urgency(): Urgency | undefined {
    return mostUrgent(this._wants.values());
  }

  /** Loads it for the page, where it may be shown soon: then it is there without a request of the page's own. */
  loadAhead(load: LoadAhead): void {
    const found = this._found;
    if (this._isNear && found) {
      this._unload ??= load(() => this._ready(found).thumbnail.url);
    }
  }

  /** @returns takes the want back */
  add(want: Want): () => void {
    const id = Symbol(this.key);
    this._wants.set(id, want);
    if (want.purpose === 'sight') {
      this._deliver(want);
    } else {
      this._arrive(want);
    }
    return () => {
      this._wants.delete(id);
      if (!this._isNear) {
        this._endLoaded();
      }
      if (!this.isWanted) {
        this._shown = undefined;
      }
    };
  }

  /** There is a picture, or another one where the one before was old. Views hear of it by `tell`. */
  show(found: FoundPicture): void {
    this._become(found, undefined);
  }

  /** There is none, or none that can be shown. */
  fail(trouble: ThumbnailResult): void {
    this._become(undefined, trouble);
  }

  /** What is shown was checked under another stamp. */
  restamp(stamp: string | undefined): void {
    if (this._found) {
      const { picture, info } = this._found;
      this._found = { picture, info: { ...info, stamp } };
    }
  }

  /** Nothing more is done for it, until it is asked about again. */
  finish(): void {
    this._done = true;
    this.toCheck = undefined;
    this._wants.forEach(want => {
      if (want.purpose !== 'sight') {
        this._arrive(want);
      }
    });
  }

  /** What is shown may be old. */
  askAgain(): void {
    this._done = false;
    this.toCheck = this._found?.info.etag;
  }

  /** Nobody is told anything any more. */
  end(): void {
    this._wants.clear();
    this.controller.abort();
    this._shown = undefined;
    this._endLoaded();
  }

  private _become(
    found: FoundPicture | undefined,
    trouble: ThumbnailResult | undefined
  ): void {
    this._found = found;
    this._trouble = trouble;
    this._shown = undefined;
    this._endLoaded();
  }

  /** Tells views what is new to them. */
  tell(): void {
    this._sights().forEach(want => this._deliver(want));
  }

  private _endLoaded(): void {
    this._unload?.();
    this._unload = undefined;
  }

  private get _isNear(): boolean {
    return this._wants.size > this._sights().length;
  }

  private _ready({ picture, info }: FoundPicture): ReadyThumbnail {
    const { width, height, bytes, animated } = info;
    this._shown ??= {
      kind: 'ready',
      thumbnail: {
        url: dataUrl(picture, typeOf(picture)),
        ...{ width, height, bytes },
        ...(animated && { animated })
      }
    };
    return this._shown;
  }

  private _deliver(sight: Sight): void {
    const { result } = this;
    if (result && result !== sight.told) {
      sight.told = result;
      sight.deliver(result);
    }
  }

  private _arrive({ arrived }: Near): void {
    if (this._done) {
      arrived(this._found !== undefined);
    }
  }

  private _sights(): readonly Sight[] {
    return [...this._wants.values()].filter(
      (want): want is Sight => want.purpose === 'sight'
    );
  }
}

function typeOf(picture: Uint8Array): string {
  return `image/${fileKind(picture) ?? 'png'}`;
}
