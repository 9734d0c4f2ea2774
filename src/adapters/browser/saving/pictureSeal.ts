import { canonicalText } from '../../../domain/edits/canonicalText';
import type { Mac } from '../../../ports/saving/mac';
import type { ThumbnailInfo } from './database';

/** The first line of what is signed. Another use of the key begins otherwise. */
const LABEL = 'jupyterlab-curation thumbnail 1';

/**
 * Tells small pictures that this person's pages stored in the browser from those
 * that others did. Every script of the origin can write there, but only a
 * signed-in page gets the key.
 */
export class PictureSeal {
  /** @param _mac - with a key that the next page gets too; it need not be there yet */
  constructor(private readonly _mac: Promise<Mac>) {}

  /** @returns what is known of a picture, with its hash and the seal over both */
  async sealed(
    info: ThumbnailInfo,
    picture: Uint8Array
  ): Promise<ThumbnailInfo> {
    const mac = await this._mac;
    return this._withSeal({ ...info, hash: await mac.hash(picture) });
  }

  /**
   * Seals what is known by now, if what was known before is genuine. The picture
   * is the same.
   */
  async resealed(
    before: ThumbnailInfo,
    after: ThumbnailInfo
  ): Promise<ThumbnailInfo | undefined> {
    return (await this._withSeal(before)).seal === before.seal
      ? this._withSeal(after)
      : undefined;
  }

  /** Whether a page with this key stored the picture with all that is known of it. */
  async isGenuine(info: ThumbnailInfo, picture: Uint8Array): Promise<boolean> {
    const { seal } = await this.sealed(info, picture);
    return seal === info.seal;
  }

  /** When it was used last is everybody's to note. */
  private async _withSeal(info: ThumbnailInfo): Promise<ThumbnailInfo> {
    const { usedAt, seal: _seal, ...said } = info;
    const mac = await this._mac;
    const seal = await mac.sign(`${LABEL}\n${canonicalText(said).text}`);
    return { ...said, usedAt, seal };
  }
}
