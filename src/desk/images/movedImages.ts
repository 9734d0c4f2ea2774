import type { ImagePath } from '../../domain/images/image';

/** Which image has the bytes of an image whose copy is still on the way. */
export class MovedImages {
  private readonly _sources = new Map<ImagePath, ImagePath>();

  /** An image is being moved: its copy has the same bytes, and comes later. */
  note(from: ImagePath, to: ImagePath): void {
    this._sources.set(to, this.pictureOf(from));
  }

  /** The image that has the bytes of an image by now. */
  pictureOf(image: ImagePath): ImagePath {
    return this._sources.get(image) ?? image;
  }

  /** Another product comes onto the desk. */
  clear(): void {
    this._sources.clear();
  }
}
