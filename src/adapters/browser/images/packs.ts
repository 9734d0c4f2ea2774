import type { ImagePath } from '../../../domain/images/image';
import { PACK_FILE } from '../../../domain/product/objectKey';
import { decodePack } from '../../../domain/images/pack/decodePack';
import { packedType } from '../../../domain/images/pack/pack';
import type { PackedThumbnail } from '../../../domain/images/pack/pack';
import type {
  OfferedPack,
  PackTrouble,
  ThumbnailPacks
} from '../../../ports/images/thumbnailPacks';
import { fetchImage } from './fetchImage';
import type { FetchedImage, ImageFetching } from './fetchImage';
import { SharedTask } from './sharedTask';
import type { FoundPicture, ThumbnailCache } from './thumbnailCache';
import { MOST_PACK_BYTES } from '../../../domain/reading/sizeLimits';

/** How many packs are remembered. The one that was offered longest ago goes first. */
const KNOWN = 16;

/** A pack's pictures by their images' keys, with the pack's own ETag. */
interface ReadPack {
  readonly etag: string;
  readonly thumbnails: ReadonlyMap<string, PackedThumbnail>;
}

/** A product's pack, and what this page knows about it. */
interface KnownPack {
  readonly key: string;
  /** Undefined if it is only expected. */
  offered: OfferedPack | undefined;
  /** The pack's own ETag; undefined until it is read. */
  etag: string | undefined;
  /** Undefined until it is read, and if it is missing or broken. */
  read: ReadPack | undefined;
  /** It was read before its product came up, because the browser's cache has nothing of it. */
  ahead: boolean;
  /** Reads it. If it is missing or broken, images are fetched one by one. */
  readonly task: SharedTask<void>;
  trouble: PackTrouble | undefined;
}

export interface BrowserPacksOptions extends ImageFetching {
  /** Undefined if the browser has no database. */
  readonly cache:
    Pick<ThumbnailCache, 'get' | 'hasSome' | 'isGenuine'> | undefined;
}

/**
 * Pictures from packs of thumbnails. A pack is read once, when the first of its
 * product's images is wanted. It serves only keys that are asked for, which come
 * from the catalogue.
 */
export class BrowserPacks implements ThumbnailPacks {
  private readonly _known = new Map<string, KnownPack>();

  constructor(private readonly _options: BrowserPacksOptions) {}

  expect(key: string): () => void {
    if (this._known.has(key)) {
      return () => undefined;
    }
    const known = this._remember(key, undefined);
    const controller = new AbortController();
    this._readAhead(known, controller.signal).catch(error => {
      if (!controller.signal.aborted) {
        console.warn(`${key} was not read ahead.`, error);
      }
    });
    return () => {
      if (known.offered === undefined && this._known.get(key) === known) {
        controller.abort();
        this._known.delete(key);
      }
    };
  }

  offer(offered: OfferedPack): void {
    const { key, etag } = offered;
    const before = this._known.get(key);
    this._known.delete(key);
    if (before && (before.offered?.etag ?? etag) === etag) {
      before.offered = offered;
      this._known.set(key, before);
    } else {
      before?.task.end();
      this._remember(key, offered);
    }
  }

  trouble(key: string): PackTrouble | undefined {
    const { trouble, etag, offered } = this._known.get(key) ?? {};
    const isOther = etag !== undefined && etag !== offered?.etag;
    return trouble ?? (isOther ? 'changed' : undefined);
  }

  private _remember(key: string, offered: OfferedPack | undefined): KnownPack {
    const known: KnownPack = {
      key,
      offered,
      etag: undefined,
      read: undefined,
      ahead: false,
      trouble: undefined,
      task: new SharedTask(signal => this._read(known, signal))
    };
    this._known.set(key, known);
    [...this._known.values()]
      .slice(0, Math.max(0, this._known.size - KNOWN))
      .forEach(old => {
        old.task.end();
        this._known.delete(old.key);
      });
    return known;
  }

  private async _readAhead(
    known: KnownPack,
    signal: AbortSignal
  ): Promise<void> {
    if (!(await this._options.cache?.hasSome(startOf(known.key)))) {
      known.ahead = true;
      await known.task.result(signal);
    }
  }

  /**
   * A picture with the stamp and the ETag under which it was made.
   *
   * @returns undefined if no pack has it
   */
  async find(
    key: string,
    signal: AbortSignal
  ): Promise<FoundPicture | undefined> {
    const known = this._known.get(packKeyOf(key));
    if (known?.offered === undefined) {
      return undefined;
    }
    await known.task.result(signal);
    const found = pictureOf(known, key);
    if (found === undefined && isNamed(known)) {
      known.trouble ??= 'incomplete';
    }
    return found;
  }

  /** The same of a pack that was read ahead. The cache need not be asked first. */
  atHand(key: string): FoundPicture | undefined {
    const known = this._known.get(packKeyOf(key));
    return known?.ahead ? pictureOf(known, key) : undefined;
  }

  async collect(
    images: readonly { readonly path: ImagePath; readonly key: string }[],
    stamp: string
  ): Promise<readonly PackedThumbnail[] | undefined> {
    const collected: PackedThumbnail[] = [];
    for (const { path, key } of images) {
      const cached = await this._options.cache?.get(key);
      if (
        cached === undefined ||
        cached.info.stamp !== stamp ||
        cached.info.etag === ''
      ) {
        return undefined;
      }
      const { etag, width, height, bytes, animated } = cached.info;
      const { picture } = cached;
      if (
        // A browser that can encode neither makes PNG.
        packedType(picture) === undefined ||
        // Everybody sees a pack: what others put into this browser's storage stays here.
        !(await this._options.cache?.isGenuine(cached))
      ) {
        return undefined;
      }
      const image = { etag, width, height, bytes };
      collected.push({
        path,
        ...image,
        ...(animated && { animated }),
        picture
      });
    }
    return collected;
  }

  private async _read(known: KnownPack, signal: AbortSignal): Promise<void> {
    const { key } = known;
    const fetched = await fetchImage(
      {
        key,
        rewritable: true,
        etag: known.offered?.etag,
        most: MOST_PACK_BYTES
      },
      this._options,
      signal
    );
    signal.throwIfAborted();
    const read = await readPack(key, fetched);
    if ('trouble' in read) {
      known.trouble = read.trouble;
      known.etag = read.etag;
      if (known.offered) {
        console.warn(
          `The thumbnails of ${key} are fetched one by one.`,
          read.reason
        );
      }
      return;
    }
    known.trouble = undefined;
    known.etag = read.etag;
    known.read = read;
  }
}

/** What lies under the key counts only if it is the pack that the item names. */
function isNamed({ read, offered }: KnownPack): boolean {
  return read !== undefined && read.etag === offered?.etag;
}

function pictureOf(known: KnownPack, key: string): FoundPicture | undefined {
  const { read, offered } = known;
  const found = isNamed(known) ? read?.thumbnails.get(key) : undefined;
  if (!found || !offered) {
    return undefined;
  }
  const { path: _path, picture, ...image } = found;
  const stamp = offered.checkedAt !== '' ? offered.checkedAt : undefined;
  return {
    info: { stamp, ...image },
    // A copy: a slice of the pack would hold all of it in memory.
    picture: picture.slice()
  };
}

interface UnusablePack {
  readonly trouble: PackTrouble | undefined;
  readonly reason: unknown;
  readonly etag?: string;
}

async function readPack(
  key: string,
  fetched: FetchedImage
): Promise<ReadPack | UnusablePack> {
  if (fetched.kind === 'missing') {
    return { trouble: 'missing', reason: 'missing' };
  }
  if (fetched.kind === 'other') {
    const { etag } = fetched;
    return { trouble: 'changed', reason: 'not the named pack', etag };
  }
  if (fetched.kind === 'too-large') {
    return { trouble: 'broken', reason: 'too-large' };
  }
  if (fetched.kind === 'failed') {
    // Nothing is known about the pack itself.
    return { trouble: undefined, reason: fetched.reason };
  }
  const { image, etag } = fetched;
  const decoded = decodePack(image);
  if ('problem' in decoded) {
    return { trouble: 'broken', reason: decoded.problem };
  }
  const start = startOf(key);
  return {
    etag,
    thumbnails: new Map(
      decoded.thumbnails.map(thumbnail => [start + thumbnail.path, thumbnail])
    )
  };
}

/** The beginning of the keys of a pack's images. */
function startOf(packKey: string): string {
  return packKey.slice(0, -PACK_FILE.length);
}

/** The key of the pack that would have an image. It is beside the image's folder. */
function packKeyOf(imageKey: string): string {
  const file = imageKey.lastIndexOf('/');
  const folder = imageKey.lastIndexOf('/', file - 1);
  return imageKey.slice(0, folder + 1) + PACK_FILE;
}
