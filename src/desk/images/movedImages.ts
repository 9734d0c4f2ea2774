import type { ImagePath } from '../../domain/images/image';

/** Tells which image has the bytes of an image whose copy is still being made. */
export class MovedImages {
  private readonly _sources = new Map<ImagePath, ImagePath>();

  /** An image is being moved. Its copy has the same bytes, but comes later. */
  note(from: ImagePath, to: ImagePath): void {
    this._sources.set(to, this.pictureOf(from));
  }

  /** The image that already has the bytes of an image. */
  pictureOf(image: ImagePath): ImagePath {
    return this._sources.get(image) ?? image;
  }

  /** Another product comes onto the desk. */
  clear(): void {
    this._sources.clear();
  }
}
