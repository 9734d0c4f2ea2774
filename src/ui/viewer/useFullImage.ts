import { useEffect, useState } from 'react';

import type { DeskPictures } from '../../desk/images/pictures';
import { errorText } from '../../words/errors';
import { useTrans } from '../controls/trans';
import type { ImagePath } from '../../domain/images/image';

export type FullImage =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly url: string }
  | { readonly state: 'failed'; readonly reason: string };

const LOADING: FullImage = { state: 'loading' };

/** The URL of a full image. Answers for an image that is no longer shown are ignored. */
export function useFullImage(
  pictures: Pick<DeskPictures, 'fullUrl'>,
  image: ImagePath
): [FullImage, (reason: string) => void] {
  const trans = useTrans();
  const [known, setKnown] = useState<{ of: ImagePath; full: FullImage }>({
    of: image,
    full: LOADING
  });
  useEffect(() => {
    let wanted = true;
    const tell = (full: FullImage): void => {
      if (wanted) {
        setKnown({ of: image, full });
      }
    };
    pictures.fullUrl(image).then(
      url => tell({ state: 'ready', url }),
      (error: unknown) =>
        tell({
          state: 'failed',
          reason: errorText(error, trans)
        })
    );
    return () => {
      wanted = false;
    };
  }, [pictures, image, trans]);
  return [
    // Never show the last image under the name of this one.
    known.of === image ? known.full : LOADING,
    reason => setKnown({ of: image, full: { state: 'failed', reason } })
  ];
}
