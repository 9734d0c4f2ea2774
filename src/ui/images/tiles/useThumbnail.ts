import { useLayoutEffect, useMemo, useRef, useState } from 'react';

import type {
  DeskPictures,
  ThumbnailResult
} from '../../../desk/images/pictures';
import { useNear } from './sight';

/** The object a picture is of, as `DeskPictures` names it. */
export type PictureOf = ReturnType<DeskPictures['keyOf']>;

/** Wants a picture for as long as `near`. */
export function useThumbnail(
  thumbnails: DeskPictures['thumbnails'],
  picture: PictureOf,
  priority: number,
  near: boolean
): ThumbnailResult | undefined {
  const first = useAtHand(thumbnails, picture?.key);
  return useWant(thumbnails, picture, priority, near, first);
}

/** The same for a tile, for as long as it is near the visible part. */
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
 * Declares the want. The stamp and the priority count when that is done and
 * never renew it: objects are not written over, and a new want would take a
 * picture away that is already shown. What is at hand is drawn at once: to draw
 * it a second time, once it was wanted, would be half of the time in which a
 * product comes up.
 *
 * @param first - what was at hand
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

/** What there was of a picture when it was first drawn. */
function useAtHand(
  thumbnails: DeskPictures['thumbnails'],
  key: string | undefined
): ThumbnailResult | undefined {
  return useMemo(
    () => (key === undefined ? undefined : thumbnails.peek(key)),
    [thumbnails, key]
  );
}
