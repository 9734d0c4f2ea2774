import * as React from 'react';
import { useEffect, useRef, useState } from 'react';

import type { DeskActions, DeskPictures } from '../../desk/actions';
import type { ImagePath } from '../../domain/image';
import { splitImagePath } from '../../domain/image';
import { troubleWords } from '../images/Thumbnail';
import { factsOf } from '../images/Tile';
import { useThumbnail } from '../images/useThumbnail';
import { useTrans } from '../trans';
import { ViewerBar } from './ViewerBar';
import { useFullImage } from './useFullImage';

export interface ViewerViewProps {
  image: ImagePath;
  /** "2 Front" or nothing. */
  badge?: string;
  gone: boolean;
  actions: Pick<DeskActions, 'run' | 'closeViewer'>;
  pictures: DeskPictures;
}

/**
 * One image over the whole of the images' place. Its root has the keyboard's
 * focus, so that the keys of the grid work in it.
 */
export function ViewerView({
  image,
  badge,
  gone,
  actions,
  pictures
}: ViewerViewProps): JSX.Element {
  const trans = useTrans();
  const root = useRef<HTMLDivElement>(null);
  const [actual, setActual] = useState(false);
  const picture = pictures.keyOf(image);
  const small = useThumbnail(pictures.thumbnails, picture, -2, true);
  const [full, setFailed] = useFullImage(pictures, image);
  const [loaded, setLoaded] = useState<string | null>(null);
  useEffect(() => root.current?.focus(), []);

  const size = small?.kind === 'ready' ? small.thumbnail : undefined;
  const trouble =
    troubleWords(small, picture !== null, gone, trans)?.words ??
    (full.state === 'failed' ? full.reason : undefined);
  const { filename } = splitImagePath(image);
  return (
    <div
      ref={root}
      className={`jp-CurationViewer${actual ? ' jp-mod-actual' : ''}`}
      role="dialog"
      aria-label={trans.__('Viewer: %1', filename)}
      tabIndex={-1}
    >
      <ViewerBar
        name={filename}
        facts={factsOf(small)}
        badge={badge}
        actual={actual}
        onActual={setActual}
        onStep={direction => actions.run('move-focus', { direction })}
        onClose={() => actions.closeViewer()}
      />
      {trouble !== undefined ? (
        <p className="jp-CurationViewer-trouble" role="alert">
          <span aria-hidden="true">✗ </span>
          {trouble}
        </p>
      ) : (
        <div
          className="jp-CurationViewer-stage"
          onClick={() => setActual(!actual)}
        >
          <div
            className="jp-CurationViewer-picture"
            style={
              size &&
              ({
                '--jp-curation-width': size.width,
                '--jp-curation-height': size.height
              } as React.CSSProperties)
            }
          >
            {size && <img src={size.url} alt="" draggable={false} />}
            {full.state === 'ready' && (
              <img
                key={full.url}
                src={full.url}
                crossOrigin="anonymous"
                alt={filename}
                draggable={false}
                className={loaded === full.url ? '' : 'jp-mod-loading'}
                onLoad={() => setLoaded(full.url)}
                onError={() => setFailed(trans.__('Could not be loaded'))}
              />
            )}
          </div>
        </div>
      )}
    </div>
  );
}
