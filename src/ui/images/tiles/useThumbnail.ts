import { useLayoutEffect, useMemo, useRef, useState } from 'react';

import type {
  DeskPictures,
  ThumbnailResult
} from '../../../desk/images/pictures';
import { useNear } from './nearObserver';

/** The object of a picture, as `DeskPictures` identifies it. */
export type PictureOf = ReturnType<DeskPictures['keyOf']>;

/** Requests a picture as long as `near` is true. */
export function useThumbnail(
  thumbnails: DeskPictures['thumbnails'],
  picture: PictureOf,
  priority: number,
  near: boolean
): ThumbnailResult | undefined {
  const first = useAtHand(thumbnails, picture?.key);
  return useWant(thumbnails, picture, priority, near, first);
}

/** The same for a tile, as long as it is near the visible area. */
export function useTilePicture(
  node: React.RefObject<Element>,
  thumbnails: DeskPictures['thumbnails'],
  picture: PictureOf,
  priority: number
): ThumbnailResult | undefined {
  const key = picture?.key;
  const first = useAtHand(thumbnails, key);
  const near = useNear(node, first !== undefined, key);
  return useWant(thumbnails, picture, priority, near, first);
}

/**
 * Requests the picture. Stamp and priority are read when the request is made and
 * never renew it: objects are not overwritten, and a new request would remove a
 * picture that is shown. A cached picture is part of the first render. To render
 * it in a second one would take half of the time in which a product opens.
 *
 * @param first - the cached picture, if there is one
 */
function useWant(
  thumbnails: DeskPictures['thumbnails'],
  picture: PictureOf,
  priority: number,
  near: boolean,
  first: ThumbnailResult | undefined
): ThumbnailResult | undefined {
  const key = picture?.key;
  const [late, setLate] = useState<{ key: string; result: ThumbnailResult }>();
  const stamp = picture?.stamp;
  const latest = useRef({ priority, stamp, first });
  useLayoutEffect(() => {
    latest.current = { priority, stamp, first };
  });
  useLayoutEffect(() => {
    if (!near || key === undefined) {
      return undefined;
    }
    const { first: atHand, ...want } = latest.current;
    let shown = atHand;
    const drop = thumbnails.want({ key, ...want }, result => {
      if (result !== shown) {
        shown = result;
        setLate({ key, result });
      }
    });
    return () => {
      drop();
      setLate(undefined);
    };
  }, [thumbnails, key, near]);
  return late && late.key === key ? late.result : first;
}

/** What the cache had of a picture when it was first rendered. */
function useAtHand(
  thumbnails: DeskPictures['thumbnails'],
  key: string | undefined
): ThumbnailResult | undefined {
  return useMemo(
    () => (key === undefined ? undefined : thumbnails.peek(key)),
    [thumbnails, key]
  );
}
