import { useEffect, useState } from 'react';

import type { DeskPictures, OriginalResult } from '../../desk/images/pictures';
import { errorText, pictureText } from '../../words/errors';
import { missingImageText } from '../../words/images/folder';
import type { Trans } from '../controls/trans';
import { useTrans } from '../controls/trans';
import type { ImagePath } from '../../domain/images/image';

export type FullImage =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly url: string }
  | { readonly state: 'failed'; readonly reason: string };

const LOADING: FullImage = { state: 'loading' };

/** The URL of a full image. Answers for an image that is no longer shown are ignored, and their bytes freed. */
export function useFullImage(
  pictures: Pick<DeskPictures, 'original'>,
  image: ImagePath
): [FullImage, (reason: string) => void] {
  const trans = useTrans();
  const [known, setKnown] = useState<{ of: ImagePath; full: FullImage }>({
    of: image,
    full: LOADING
  });
  useEffect(() => {
    const left = new AbortController();
    const { signal } = left;
    const tell = (full: FullImage): void => {
      if (!signal.aborted) {
        setKnown({ of: image, full });
      }
    };
    pictures.original(image, signal).then(
      result => {
        if (result.kind !== 'ready') {
          tell({ state: 'failed', reason: reasonOf(result, trans) });
          return;
        }
        const { url, release } = result;
        if (signal.aborted) {
          release();
        } else {
          signal.addEventListener('abort', release);
          tell({ state: 'ready', url });
        }
      },
      (error: unknown) =>
        tell({
          state: 'failed',
          reason: errorText(error, trans)
        })
    );
    return () => left.abort();
  }, [pictures, image, trans]);
  return [
    // Never show the last image under the name of this one.
    known.of === image ? known.full : LOADING,
    reason => setKnown({ of: image, full: { state: 'failed', reason } })
  ];
}

function reasonOf(
  result: Exclude<OriginalResult, { kind: 'ready' }>,
  trans: Trans
): string {
  return result.kind === 'missing'
    ? missingImageText(trans)
    : pictureText(result.reason, trans);
}
