import { useEffect, useState } from 'react';

import type { DeskPictures } from '../../desk/actions';
import type { ImagePath } from '../../domain/image';

export type FullImage =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly url: string }
  | { readonly state: 'failed'; readonly reason: string };

/** The URL of a full image. What is not looked at any more is forgotten. */
export function useFullImage(
  pictures: Pick<DeskPictures, 'fullUrl'>,
  image: ImagePath
): [FullImage, (reason: string) => void] {
  const [full, setFull] = useState<FullImage>({ state: 'loading' });
  useEffect(() => {
    let wanted = true;
    const tell = (next: FullImage): void => {
      if (wanted) {
        setFull(next);
      }
    };
    tell({ state: 'loading' });
    pictures.fullUrl(image).then(
      url => tell({ state: 'ready', url }),
      (error: unknown) =>
        tell({
          state: 'failed',
          reason: error instanceof Error ? error.message : String(error)
        })
    );
    return () => {
      wanted = false;
    };
  }, [pictures, image]);
  return [full, reason => setFull({ state: 'failed', reason })];
}
