import * as React from 'react';

import type { DeskPictures } from '../../desk/images/pictures';
import type { ImagePath } from '../../domain/images/image';
import { splitImagePath } from '../../domain/images/image';
import { useTrans } from '../controls/trans';
import { ThumbnailView } from './tiles/ThumbnailView';
import { factsOf } from './tiles/Tile';
import { useThumbnail } from './tiles/useThumbnail';

export interface PreviewProps {
  image: ImagePath | null;
  gone: boolean;
  pictures: DeskPictures;
}

/** The focused image, enlarged, with its name, size and bytes. */
export function Preview({ image, gone, pictures }: PreviewProps): JSX.Element {
  const trans = useTrans();
  const picture = image === null ? null : pictures.keyOf(image);
  // The person is looking at this one, so it is fetched before all others.
  const result = useThumbnail(pictures.thumbnails, picture, -1, true);
  return (
    <figure className="jp-CurationPreview">
      <div className="jp-CurationPreview-picture">
        {image !== null && (
          <ThumbnailView
            result={result}
            nameable={picture !== null}
            gone={gone}
          />
        )}
      </div>
      <figcaption className="jp-CurationPreview-caption">
        {image !== null && (
          <>
            <b title={image}>{splitImagePath(image).filename}</b>{' '}
            <span>{factsOf(result, trans)}</span>
          </>
        )}
      </figcaption>
    </figure>
  );
}
