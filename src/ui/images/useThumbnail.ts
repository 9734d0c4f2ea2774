import { useLayoutEffect, useRef, useState } from 'react';

import type { DeskPictures, ThumbnailResult } from '../../desk/actions';

/** The object a picture is of, as `DeskPictures` names it. */
export type PictureOf = ReturnType<DeskPictures['keyOf']>;

/**
 * Wants a picture for as long as `near`. The stamp and the priority count when
 * the want is declared and never renew it: objects are not written over, and
 * a new want would take a picture away that is already shown. What is at hand
 * is there before the first paint.
 */
export function useThumbnail(
  thumbnails: DeskPictures['thumbnails'],
  picture: PictureOf,
  priority: number,
  near: boolean
): ThumbnailResult | undefined {
  const [result, setResult] = useState<ThumbnailResult>();
  const latest = useRef({ priority, stamp: picture?.stamp });
  latest.current = { priority, stamp: picture?.stamp };
  const key = picture?.key;
  useLayoutEffect(() => {
    if (!near || key === undefined) {
      return undefined;
    }
    const drop = thumbnails.want({ key, ...latest.current }, setResult);
    return () => {
      drop();
      // What is shown next is another image, or none.
      setResult(undefined);
    };
  }, [thumbnails, key, near]);
  return result;
}
