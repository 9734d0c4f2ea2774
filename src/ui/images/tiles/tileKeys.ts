import { useState } from 'react';

import type { ImagePath } from '../../../domain/images/image';

/** Which drawn tile shows which image: tiles are counted as they are first drawn. */
export interface TileKeys {
  /** Of which product. */
  readonly product: string;
  /** By image, in the order of the tiles. */
  readonly tiles: ReadonlyMap<ImagePath, number>;
  /** The next new tile's. */
  readonly next: number;
}

export const NO_TILES: TileKeys = { product: '', tiles: new Map(), next: 0 };

/**
 * Tiles stay with their images within a product, so that what is left out or
 * comes in moves nothing else. Another product's images take over the tiles as
 * they stand: to draw a tile differently takes half as long as to make one.
 */
export function keysAfter(
  before: TileKeys,
  product: string,
  images: readonly ImagePath[]
): TileKeys {
  const drawn = [...before.tiles.values()];
  let { next } = before;
  const tiles = new Map<ImagePath, number>();
  images.forEach((image, place) => {
    const taken =
      product === before.product ? before.tiles.get(image) : drawn[place];
    tiles.set(image, taken ?? next++);
  });
  return { product, tiles, next };
}

/** The tile of each image, over all products that come up one after another. */
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
