import { mayBeThumbnail } from '../../../domain/images/decodeProblem';
import type { PictureFacts } from '../../../domain/images/pictureFacts';
import type { PictureMeasures } from '../../../domain/images/pictureMeasures';
import type { ByteRoom } from '../../../domain/reading/byteRoom';
import type { ThumbnailResult } from '../../../ports/images/thumbnails';
import { fetchImage } from './fetchImage';
import type { FetchedImage, ImageFetching, WantedImage } from './fetchImage';
import type { BrowserPacks } from './packs';
import type {
  CachedThumbnail,
  FoundPicture,
  PictureInfo,
  ThumbnailCache
} from './thumbnailCache';
import type { MeasureResult } from './worker/measure';
import type { ResizeResult } from './worker/resize';

export interface ThumbnailSourcesOptions extends ImageFetching {
  /** Undefined if the browser has no database. */
  readonly cache: ThumbnailCache | undefined;
  /** Asked after the cache and before the bucket. Default: none. */
  readonly packs?: Pick<BrowserPacks, 'find' | 'atHand'>;
  /** For originals, until they are made small. All desks of a page share its memory. */
  readonly room: ByteRoom;
  readonly resizer: {
    /** The image is given away. */
    resize(image: Uint8Array): Promise<ResizeResult>;
    /** The picture is copied. */
    measure(picture: Uint8Array): Promise<MeasureResult>;
  };
}

/** A picture made of its original, or why there is none. */
export type MadePicture =
  | {
      readonly kind: 'made';
      readonly picture: Uint8Array;
      readonly info: Omit<PictureInfo, 'stamp'>;
      /** Half an image is shown if there is no better one, and never trusted. */
      readonly whole: boolean;
    }
  | Exclude<ThumbnailResult, { kind: 'ready' }>;

/** What a tile shows in place of an image that did not come. */
export function notFetched(
  fetched: Exclude<FetchedImage, { kind: 'fetched' }>
): Exclude<ThumbnailResult, { kind: 'ready' }> {
  switch (fetched.kind) {
    case 'too-large': {
      const { limit } = fetched;
      return { kind: 'unreadable', reason: { code: 'too-many-bytes', limit } };
    }
    case 'other':
      // Only packs are asked for by their ETag.
      return { kind: 'missing' };
    default:
      return fetched;
  }
}

/** Where small pictures come from: the browser's cache, packs, and the originals in the bucket. */
export class ThumbnailSources {
  /** What is being measured, or was. A picture is asked about whenever another one arrives. */
  private readonly _measured = new WeakMap<
    Uint8Array,
    Promise<PictureMeasures | undefined>
  >();

  /** Pictures of the cache, and whether they are genuine, as soon as that was asked. */
  private readonly _cached = new WeakMap<
    Uint8Array,
    { readonly cached: CachedThumbnail; genuine?: Promise<boolean> }
  >();

  constructor(private readonly _options: ThumbnailSourcesOptions) {}

  /** A cache that cannot be read is no reason to show nothing. */
  async fromCache(key: string): Promise<FoundPicture | undefined> {
    try {
      const cached = await this._options.cache?.get(key);
      if (cached === undefined || !mayBeThumbnail(cached.picture)) {
        return undefined;
      }
      this._cached.set(cached.picture, { cached });
      return cached;
    } catch (error) {
      console.warn('The cache of thumbnails could not be read.', error);
      return undefined;
    }
  }

  /** Whether a picture is the page's own, or was stored by one of the same person. Any other is forgotten. */
  async isGenuine(key: string, { picture }: FoundPicture): Promise<boolean> {
    const known = this._cached.get(picture);
    if (known === undefined) {
      return true;
    }
    known.genuine ??= this._checkSeal(key, known.cached);
    return known.genuine;
  }

  private async _checkSeal(
    key: string,
    cached: CachedThumbnail
  ): Promise<boolean> {
    const { cache } = this._options;
    const genuine = (await cache?.isGenuine(cached)) ?? true;
    if (!genuine) {
      await cache?.remove(key);
    }
    return genuine;
  }

  /** A picture of a pack that was read ahead, if it was checked under this stamp. */
  packAtHand(key: string, stamp: string | undefined): FoundPicture | undefined {
    const found = this._options.packs?.atHand(key);
    return stamp !== undefined && found?.info.stamp === stamp
      ? found
      : undefined;
  }

  /** @throws the signal's reason if it fires */
  async fromPack(
    key: string,
    signal: AbortSignal
  ): Promise<FoundPicture | undefined> {
    const found = await this._options.packs?.find(key, signal);
    signal.throwIfAborted();
    return found;
  }

  /**
   * @param received - called when the bytes are here and no request is needed any more
   * @throws the signal's reason if it fires
   */
  async fromBucket(
    wanted: WantedImage,
    signal: AbortSignal,
    received: () => void
  ): Promise<MadePicture> {
    const room = this._options.room.hold();
    try {
      const fetched = await fetchImage(
        { ...wanted, room },
        this._options,
        signal
      );
      if (fetched.kind !== 'fetched') {
        return notFetched(fetched);
      }
      received();
      return await this._make(fetched, signal);
    } finally {
      room.letGo();
    }
  }

  private async _make(
    fetched: Extract<FetchedImage, { kind: 'fetched' }>,
    signal: AbortSignal
  ): Promise<MadePicture> {
    const { image, etag, whole } = fetched;
    const bytes = image.length;
    const resized = await this._options.resizer.resize(image);
    signal.throwIfAborted();
    if ('problem' in resized) {
      const { problem, file } = resized;
      return { kind: 'unreadable', reason: problem, ...(file && { file }) };
    }
    const { picture, ...size } = resized;
    const info = { ...size, bytes, etag: whole ? etag : '' };
    return { kind: 'made', picture, info, whole };
  }

  /**
   * Asks the bucket whether a picture is still the image's, and forgets it in
   * the cache if it is not.
   *
   * @param stamp - the product's, under which a picture is trusted from now on
   * @returns 'unknown' if the bucket could not be asked
   */
  async check(
    key: string,
    etag: string,
    stamp: () => string | undefined,
    signal: AbortSignal
  ): Promise<'same' | 'replaced' | 'missing' | 'unknown'> {
    const { cache, images } = this._options;
    let now: string | undefined;
    try {
      now = (await images.head(key, signal))?.etag;
    } catch (error) {
      // An old picture is better than none. The next one who wants it asks again.
      if (!signal.aborted) {
        console.warn(`The picture of ${key} was not checked.`, error);
      }
      return 'unknown';
    }
    if (now === etag) {
      await cache?.restamp(key, stamp);
      return 'same';
    }
    await cache?.remove(key);
    return now === undefined ? 'missing' : 'replaced';
  }

  /**
   * What is known of a picture, which is measured when it is asked about for the first time.
   *
   * @param measured - told what was measured just now
   */
  async factsOf(
    key: string,
    found: FoundPicture,
    measured: (measures: PictureMeasures) => void
  ): Promise<PictureFacts> {
    const { width, height, measures: known } = found.info;
    const measures = known ?? (await this._measureOnce(key, found));
    if (known === undefined && measures) {
      measured(measures);
    }
    return { width, height, ...(measures && { measures }) };
  }

  /**
   * Measures a small picture, once, and stores what was measured with it.
   *
   * @returns undefined if it cannot be measured
   */
  private _measureOnce(
    key: string,
    found: FoundPicture
  ): Promise<PictureMeasures | undefined> {
    const before = this._measured.get(found.picture);
    const measured = before ?? this._measure(key, found);
    this._measured.set(found.picture, measured);
    return measured;
  }

  private async _measure(
    key: string,
    { info, picture }: FoundPicture
  ): Promise<PictureMeasures | undefined> {
    const { resizer, cache } = this._options;
    const result = await resizer.measure(picture);
    if ('problem' in result) {
      if (result.problem.code === 'worker-ended') {
        // The next worker may get further.
        this._measured.delete(picture);
      }
      return undefined;
    }
    const { measures } = result;
    cache?.noteMeasures(key, info.etag, measures).catch(error => {
      console.warn('What was measured could not be stored.', error);
    });
    return measures;
  }

  async keep(key: string, { info, picture }: FoundPicture): Promise<void> {
    const { cache } = this._options;
    try {
      await cache?.put(key, info, picture);
      // It may have been measured before it was stored.
      const measures = await this._measured.get(picture);
      if (measures && info.measures === undefined) {
        await cache?.noteMeasures(key, info.etag, measures);
      }
    } catch (error) {
      console.warn('A thumbnail could not be stored.', error);
    }
  }
}
