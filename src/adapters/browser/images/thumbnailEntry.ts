import { imageTraits } from '../../../domain/images/imageTraits';
import type { PictureMeasures } from '../../../domain/images/pictureMeasures';
import type { ThumbnailResult } from '../../../ports/images/thumbnails';
import type { LoadAhead } from './loadAhead';
import type { FoundPicture } from './thumbnailCache';
import type { Phase, PhaseEvent } from './thumbnailPhase';
import { nextPhase } from './thumbnailPhase';
import type { Urgency } from './wantQueue';
import { mostUrgent } from './wantQueue';

/** A view that shows a picture. */
interface View extends Urgency {
  readonly purpose: 'sight';
  readonly deliver: (result: ThumbnailResult) => void;
  delivered?: ThumbnailResult;
}

/** Somebody who may show it soon. */
interface Prefetch extends Urgency {
  readonly purpose: 'next' | 'recent';
  readonly arrived: (ready: boolean) => void;
}

export type Want = View | Prefetch;

type ReadyThumbnail = Extract<ThumbnailResult, { kind: 'ready' }>;

/** One picture for everybody who wants it. It has a URL only while somebody does. */
export class ThumbnailEntry {
  private readonly _controller = new AbortController();
  private readonly _wants = new Map<symbol, Want>();
  private _phase: Phase = { kind: 'looking' };
  private _found: FoundPicture | undefined;
  private _trouble: ThumbnailResult | undefined;
  private _ready: ReadyThumbnail | undefined;
  /** Stops the page from keeping it loaded. */
  private _unload: (() => void) | undefined;

  constructor(
    readonly key: string,
    /** Of the product as it is known by now. */
    public stamp: string | undefined
  ) {}

  get phase(): Phase {
    return this._phase;
  }

  /** Fires when nobody wants it any more. */
  get signal(): AbortSignal {
    return this._controller.signal;
  }

  get found(): FoundPicture | undefined {
    return this._found;
  }

  /** Why there is no picture; undefined if there is one or it is on its way. */
  get trouble(): ThumbnailResult | undefined {
    return this._trouble;
  }

  /** What views get, the same object as long as it is the same; undefined while it is on its way. */
  get result(): ThumbnailResult | undefined {
    return this._found ? this._readyFrom(this._found) : this._trouble;
  }

  get isWanted(): boolean {
    return this._wants.size > 0;
  }

  /** Whether a view wants it. */
  get isShown(): boolean {
    return this._views().length > 0;
  }

  /**
   * Whether nobody needs it any more. Bytes that have been received are made
   * small all the same. What failed and is not shown is tried anew for whoever
   * wants it next.
   */
  get isOver(): boolean {
    const { kind } = this._phase;
    const isLeft = !this.isWanted && kind !== 'making';
    const isRetried = !this.isShown && this._trouble?.kind === 'failed';
    return kind !== 'ended' && (isLeft || isRetried);
  }

  /** Undefined if nobody wants it any more. */
  get urgency(): Urgency | undefined {
    return mostUrgent(this._wants.values());
  }

  /** The product's stamp under which it is loaded. */
  get loadedAs(): string | undefined {
    return 'stamp' in this._phase ? this._phase.stamp : undefined;
  }

  /** Whether a stored picture was checked under the stamp that is wanted. */
  trusts({ info }: FoundPicture): boolean {
    return this.stamp !== undefined && this.stamp === info.stamp;
  }

  /** @throws Error if the event cannot happen in its phase */
  apply(event: PhaseEvent): void {
    const before = this._phase.kind;
    this._phase = nextPhase(this._phase, event);
    if (this._phase.kind === before) {
      return;
    }
    if (this._phase.kind === 'done') {
      this._wants.forEach(want => this._arrive(want));
    } else if (this._phase.kind === 'ended') {
      this._wants.clear();
      this._controller.abort();
      this._forgetUrl();
    }
  }

  /** @returns takes the want back */
  add(want: Want): () => void {
    const id = Symbol(this.key);
    this._wants.set(id, want);
    this._deliver(want);
    this._arrive(want);
    return () => {
      this._wants.delete(id);
      if (!this._isPrefetched) {
        this._endLoaded();
      }
      if (!this.isWanted) {
        this._ready = undefined;
      }
    };
  }

  /** There is a picture, or another one than before. Views hear of it by `tell`. */
  show(found: FoundPicture): void {
    this._forgetUrl();
    this._found = found;
    this._trouble = undefined;
  }

  /** There is none, or none that can be shown. Views hear of it by `tell`. */
  fail(trouble: ThumbnailResult): void {
    this._forgetUrl();
    this._found = undefined;
    this._trouble = trouble;
  }

  /** Tells views what is new to them. */
  tell(): void {
    this._views().forEach(view => this._deliver(view));
  }

  /** The picture that is shown was checked under this stamp. */
  checked(stamp: string | undefined): void {
    if (this._found) {
      const { picture, info } = this._found;
      this._found = { picture, info: { ...info, stamp } };
    }
  }

  /** The picture that is shown was measured. It is the same picture to views. */
  measured(measures: PictureMeasures): void {
    if (this._found) {
      const { picture, info } = this._found;
      this._found = { picture, info: { ...info, measures } };
    }
  }

  /** What was checked under one stamp is right under another one. */
  restamp(from: string, to: string): void {
    if (this.stamp === from) {
      this.stamp = to;
    }
    this.apply({ kind: 'restamped', from, to });
    if (this._found?.info.stamp === from) {
      this.checked(to);
    }
  }

  /** Loads it for the page if it may be shown soon. A view then shows it without a request of the page's own. */
  loadAhead(load: LoadAhead): void {
    const found = this._found;
    if (this._isPrefetched && found) {
      this._unload ??= load(() => this._readyFrom(found).thumbnail.url);
    }
  }

  private _forgetUrl(): void {
    this._ready = undefined;
    this._endLoaded();
  }

  private _endLoaded(): void {
    this._unload?.();
    this._unload = undefined;
  }

  private get _isPrefetched(): boolean {
    return this._wants.size > this._views().length;
  }

  private _readyFrom({ picture, info }: FoundPicture): ReadyThumbnail {
    const { width, height, bytes, animated } = info;
    const { kind, opaque } = imageTraits(picture);
    this._ready ??= {
      kind: 'ready',
      thumbnail: {
        url: dataUrl(picture, `image/${kind ?? 'png'}`),
        width,
        height,
        bytes,
        ...(animated && { animated }),
        ...(!opaque && { transparent: true })
      }
    };
    return this._ready;
  }

  private _deliver(want: Want): void {
    const { result } = this;
    if (want.purpose === 'sight' && result && result !== want.delivered) {
      want.delivered = result;
      want.deliver(result);
    }
  }

  private _arrive(want: Want): void {
    if (want.purpose !== 'sight' && this._phase.kind === 'done') {
      want.arrived(this._found !== undefined);
    }
  }

  private _views(): readonly Want[] {
    return [...this._wants.values()].filter(
      ({ purpose }) => purpose === 'sight'
    );
  }
}

/** Bytes that become text in one call. A call with many more arguments may fail. */
const AT_ONCE = 8192;

/** Bytes as a URL, fast enough for a page that shows dozens at a time. */
function dataUrl(bytes: Uint8Array, contentType: string): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += AT_ONCE) {
    // A spread would go through the bytes one by one.
    binary += String.fromCharCode.apply(
      null,
      bytes.subarray(at, at + AT_ONCE) as unknown as number[]
    );
  }
  return `data:${contentType};base64,${btoa(binary)}`;
}
