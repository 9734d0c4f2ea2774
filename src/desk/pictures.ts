import type { Cloud } from '../app/cloud';
import type { ImagePath } from '../domain/image';
import { imageKey } from '../domain/objectKey';
import type { Thumbnails } from '../ports/thumbnails';
import type { DeskPictures } from './actions';
import type { Workbench } from './workbench';

/**
 * Pictures for the views by what they show. An image that was just moved is
 * drawn from where it came from: its copy may still be on the way, and has the
 * same bytes.
 */
export function deskPictures(
  cloud: Pick<Cloud, 'images' | 'prefix'>,
  bucket: string,
  thumbnails: Thumbnails,
  workbench: Workbench
): DeskPictures {
  const ownKeyOf = (image: ImagePath): string | null => {
    const product = workbench.open?.product;
    // A name that no key can have has no picture; its tile says so.
    try {
      return product ? imageKey(cloud.prefix, product, image) : null;
    } catch {
      return null;
    }
  };
  const keyOf = (image: ImagePath): string | null =>
    ownKeyOf(workbench.pictureOf(image));
  return {
    addressOf: image => {
      const key = ownKeyOf(image);
      return key === null ? undefined : `s3://${bucket}/${key}`;
    },
    keyOf: image => {
      const key = keyOf(image);
      const stamp = workbench.open?.product.lastUpdatedAt;
      return key === null ? null : { key, stamp };
    },
    coverOf: row => {
      try {
        return row.cover === undefined
          ? null
          : {
              key: imageKey(cloud.prefix, row, row.cover),
              stamp: row.lastUpdatedAt
            };
      } catch {
        return null;
      }
    },
    fullUrl: async image => {
      const key = keyOf(image);
      if (key === null) {
        throw new Error('No product is open.');
      }
      const [url] = await cloud.images.sign([key]);
      return url;
    },
    thumbnails: {
      want: (wanted, deliver) =>
        thumbnails.want(wanted, result => {
          if (result.kind === 'missing') {
            workbench.noteMissing(wanted.key, keyOf);
          }
          deliver(result);
        })
    }
  };
}
