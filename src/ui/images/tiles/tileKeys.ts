import { useState } from 'react';

import type { ImagePath } from '../../../domain/images/image';

/** Which tile shows which image. Tiles are numbered when they are first rendered. */
export interface TileKeys {
  /** The key of the product. */
  readonly product: string;
  /** By image, in the order of the tiles. */
  readonly tiles: ReadonlyMap<ImagePath, number>;
  /** The number of the next new tile. */
  readonly next: number;
}

export const NO_TILES: TileKeys = { product: '', tiles: new Map(), next: 0 };

/**
 * Within a product, tiles stay with their images, so that an image that is added
 * or removed moves no other. Another product's images reuse the tiles in their
 * order: updating a tile takes half as long as creating one.
 */
export function keysAfter(
  before: TileKeys,
  product: string,
  images: readonly ImagePath[]
): TileKeys {
  const inOrder = [...before.tiles.values()];
  let { next } = before;
  const tiles = new Map<ImagePath, number>();
  images.forEach((image, index) => {
    const taken =
      product === before.product ? before.tiles.get(image) : inOrder[index];
    tiles.set(image, taken ?? next++);
  });
  return { product, tiles, next };
}

/** The tile of each image, across products that are shown one after another. */
export function useTileKeys(
  product: string,
  images: readonly ImagePath[]
): ReadonlyMap<ImagePath, number> {
  const [known, setKnown] = useState(() => ({
    images,
    keys: keysAfter(NO_TILES, product, images)
  }));
  if (known.images === images && known.keys.product === product) {
    return known.keys.tiles;
  }
  const keys = keysAfter(known.keys, product, images);
  setKnown({ images, keys });
  return keys.tiles;
}
