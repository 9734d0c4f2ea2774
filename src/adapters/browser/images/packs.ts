import type { ImagePath } from '../../../domain/images/image';
import { PACK_FILE } from '../../../domain/product/objectKey';
import { decodePack } from '../../../domain/images/pack/decodePack';
import { MAX_PACK_BYTES, packedType } from '../../../domain/images/pack/pack';
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

/** Packs that are known of; the longest not offered goes first, with what was read of it. */
const KNOWN = 16;

/** What was read: its pictures by their images' keys, under the pack's own ETag. */
interface ReadPack {
  readonly etag: string;
  readonly thumbnails: ReadonlyMap<string, PackedThumbnail>;
}

/** One product's pack, and what this page found of it. */
interface KnownPack {
  readonly key: string;
  /** Undefined where it is only expected to be there. */
  offered: OfferedPack | undefined;
  /** The pack's own ETag, once it was read. */
  etag: string | undefined;
  /** Nothing there, or nothing that can be read: images are fetched one by one. */
  readonly task: SharedTask<ReadPack | undefined>;
  trouble: PackTrouble | undefined;
}

export interface BrowserPacksOptions extends ImageFetching {
  /** Undefined where the browser keeps nothing. */
  readonly cache: Pick<ThumbnailCache, 'get' | 'hasSome'> | undefined;
}

/**
 * Pictures from packs of thumbnails. A pack is read once, whoever of its
 * product's images is wanted first; it answers for keys that are asked for,
 * which come from the catalogue, and for no others.
 */
export class BrowserPacks implements ThumbnailPacks {
  private readonly _known = new Map<string, KnownPack>();

  constructor(private readonly _options: BrowserPacksOptions) {}

  expect(key: string): () => void {
    if (this._known.has(key)) {
      return () => undefined;
    }
    const known = this._keep(key, undefined);
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
      this._keep(key, offered);
    }
  }

  trouble(key: string): PackTrouble | undefined {
    const { trouble, etag, offered } = this._known.get(key) ?? {};
    const isOther = etag !== undefined && etag !== offered?.etag;
    return trouble ?? (isOther ? 'changed' : undefined);
  }

  private _keep(key: string, offered: OfferedPack | undefined): KnownPack {
    const known: KnownPack = {
      ...{ key, offered, etag: undefined, trouble: undefined },
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
    { key, task }: KnownPack,
    signal: AbortSignal
  ): Promise<void> {
    if (!(await this._options.cache?.hasSome(startOf(key)))) {
      await task.result(signal);
    }
  }

  /**
   * A picture with the stamp and the ETag under which it was made, as far as
   * the pack is the one that was checked.
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
    const pack = await known.task.result(signal);
    if (!pack) {
      return undefined;
    }
    const found = pack.thumbnails.get(key);
    if (!found) {
      known.trouble ??= 'incomplete';
      return undefined;
    }
    const { path: _path, picture, ...image } = found;
    const { offered } = known;
    // Another pack than the one that was checked is shown, and asked about.
    const stamp =
      pack.etag === offered.etag && offered.checkedAt !== ''
        ? offered.checkedAt
        : undefined;
    return {
      info: { stamp, ...image },
      // Of its own: whoever keeps a part of the pack would keep all of it.
      picture: picture.slice()
    };
  }

  async collect(
    images: readonly { readonly path: ImagePath; readonly key: string }[],
    stamp: string
  ): Promise<readonly PackedThumbnail[] | undefined> {
    const collected: PackedThumbnail[] = [];
    for (const { path, key } of images) {
      const kept = await this._options.cache?.get(key);
      if (
        kept === undefined ||
        kept.info.stamp !== stamp ||
        kept.info.etag === ''
      ) {
        return undefined;
      }
      const { id: _id, size: _size, ...rest } = kept.info;
      const { stamp: _stamp, usedAt: _usedAt, ...image } = rest;
      const { picture } = kept;
      if (packedType(picture) === undefined) {
        // A browser that cannot encode either makes PNG.
        return undefined;
      }
      collected.push({ path, ...image, picture });
    }
    return collected;
  }

  private async _read(
    known: KnownPack,
    signal: AbortSignal
  ): Promise<ReadPack | undefined> {
    const { key } = known;
    const fetched = await fetchImage(
      { key, rewritable: true },
      this._options,
      signal
    );
    signal.throwIfAborted();
    const read = await readPack(key, fetched);
    if ('trouble' in read) {
      known.trouble = read.trouble;
      if (known.offered) {
        console.warn(
          `The thumbnails of ${key} are fetched one by one.`,
          read.reason
        );
      }
      return undefined;
    }
    known.trouble = undefined;
    known.etag = read.etag;
    return read;
  }
}

async function readPack(
  key: string,
  fetched: FetchedImage
): Promise<ReadPack | { trouble: PackTrouble | undefined; reason: unknown }> {
  if (fetched.kind === 'missing') {
    return { trouble: 'missing', reason: 'missing' };
  }
  if (fetched.kind === 'failed') {
    // Nothing is known of the pack itself.
    return { trouble: undefined, reason: fetched.reason };
  }
  const { image, etag } = fetched;
  const decoded =
    image.length > MAX_PACK_BYTES
      ? { problem: 'too-large' }
      : decodePack(image);
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

/** How keys of a pack's images begin. */
function startOf(packKey: string): string {
  return packKey.slice(0, -PACK_FILE.length);
}

/** The key of the pack that would have an image: beside the image's folder. */
function packKeyOf(imageKey: string): string {
  const file = imageKey.lastIndexOf('/');
  const folder = imageKey.lastIndexOf('/', file - 1);
  return imageKey.slice(0, folder + 1) + PACK_FILE;
}
