import { fileKind } from '../../domain/fileKind';
import type { ThumbnailResult } from '../../ports/thumbnails';
import { dataUrl } from './dataUrl';
import type { FoundPicture } from './pictureSource';
import type { Urgency } from './wantQueue';
import { mostUrgent } from './wantQueue';

/** A view that shows a picture. */
interface Sight extends Urgency {
  readonly purpose: 'sight';
  readonly deliver: (result: ThumbnailResult) => void;
}

/** Somebody who wants it at hand. */
interface Near extends Urgency {
  readonly purpose: 'next' | 'recent';
  readonly arrived: (ready: boolean) => void;
}

export type Want = Sight | Near;

/** One picture that somebody wants, for all who want it. It has a URL only while somebody shows it. */
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
  private _url: string | null = null;
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
      if (!this.isShown) {
        this._url = null;
      }
    };
  }

  /** There is a picture, or another one where the one before was old. */
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
    this._url = null;
  }

  private _become(
    found: FoundPicture | undefined,
    trouble: ThumbnailResult | undefined
  ): void {
    this._found = found;
    this._trouble = trouble;
    this._url = null;
    this._sights().forEach(want => this._deliver(want));
  }

  /** Undefined while it is on its way. */
  private _result(): ThumbnailResult | undefined {
    if (this._found === undefined) {
      return this._trouble;
    }
    const { picture, info } = this._found;
    const { width, height, bytes, animated } = info;
    this._url ??= dataUrl(picture, typeOf(picture));
    return {
      kind: 'ready',
      thumbnail: {
        ...{ url: this._url, width, height, bytes },
        ...(animated && { animated })
      }
    };
  }

  private _deliver({ deliver }: Sight): void {
    const result = this._result();
    if (result) {
      deliver(result);
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
