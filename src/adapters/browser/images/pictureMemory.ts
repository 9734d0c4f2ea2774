import type { FoundPicture } from './thumbnailCache';

/** Bytes: some hundred pictures, more than the next products have. */
const LIMIT = 32_000_000;

/**
 * Small pictures that were shown or prefetched, without a URL. Those that were
 * unused longest go first.
 */
export class PictureMemory {
  private readonly _pictures = new Map<string, FoundPicture>();
  private _bytes = 0;

  constructor(private readonly _limit = LIMIT) {}

  /** In bytes. */
  get bytes(): number {
    return this._bytes;
  }

  /** Takes a picture out. Its user puts it back. */
  take(key: string): FoundPicture | undefined {
    const found = this._pictures.get(key);
    if (found) {
      this._pictures.delete(key);
      this._bytes -= found.picture.length;
    }
    return found;
  }

  put(key: string, found: FoundPicture): void {
    this.take(key);
    this._pictures.set(key, found);
    this._bytes += found.picture.length;
    for (const oldest of this._pictures.keys()) {
      if (this._bytes <= this._limit) {
        break;
      }
      this.take(oldest);
    }
  }

  /** A picture that stays where it is, because this is not a use of it. */
  peek(key: string): FoundPicture | undefined {
    return this._pictures.get(key);
  }

  /** Lets go of one picture of a key; another one stays. */
  drop(key: string, picture: Uint8Array): void {
    if (this.peek(key)?.picture === picture) {
      this.take(key);
    }
  }

  /** What is known of a picture that is still there. */
  note(key: string, info: FoundPicture['info']): void {
    const found = this._pictures.get(key);
    if (found) {
      this._pictures.set(key, { ...found, info });
    }
  }

  /** What was checked under one stamp is right under another. */
  restamp(key: string, from: string, to: string): void {
    const info = this.peek(key)?.info;
    if (info?.stamp === from) {
      this.note(key, { ...info, stamp: to });
    }
  }

  clear(): void {
    this._pictures.clear();
    this._bytes = 0;
  }
}
