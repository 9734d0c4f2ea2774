import * as React from 'react';
import { useCallback, useEffect, useState } from 'react';

import type { DeskPictures } from '../../desk/images/pictures';
import type { ViewerState } from '../../desk/viewer/viewerState';
import { viewedImage, turnOf } from '../../desk/viewer/viewerState';
import type { Box, Turn, Viewport } from '../../desk/viewer/view';
import { partOf, placed } from '../../desk/viewer/view';
import type { DeskViewer } from '../../desk/viewer/viewer';
import type { PixelSize } from '../../domain/viewer/crop';
import type { ImagePath } from '../../domain/images/image';
import { splitImagePath } from '../../domain/images/image';
import { isLongPage, thumbnailPart } from '../../domain/images/longPage';
import { visibleDirection } from '../../words/visibleText';
import { formatPercent } from '../../words/format';
import { imageProblem } from '../images/tiles/ThumbnailView';
import { factsOf } from '../images/tiles/Tile';
import { useThumbnail } from '../images/tiles/useThumbnail';
import { useTrans } from '../controls/trans';
import { CropFrame } from './CropFrame';
import { PositionBar } from './PositionBar';
import { cropDrag } from './cropDrag';
import { useFullImage } from './useFullImage';
import { useGestures } from './useGestures';
import { useViewport } from './useViewport';

/** From this zoom on, pixels are not smoothed, so that they can be inspected. */
const PIXELS_FROM = 2;

export interface ViewerPaneProps {
  image: ImagePath;
  gone: boolean;
  state: ViewerState;
  /** The zoom relative to fit. Two compared images share it. */
  times: number;
  /** Two panes have the same size, so only one is measured. */
  measured: boolean;
  /** Given if two images are compared. */
  caption?: { readonly badge: string | undefined; readonly active: boolean };
  /** The id of the element that describes the crop frame's position. */
  factsId: string;
  pictures: DeskPictures;
  viewer: DeskViewer;
}

/** One image of the viewer. */
export function ViewerPane({
  image,
  gone,
  state,
  times,
  measured,
  caption,
  factsId,
  pictures,
  viewer
}: ViewerPaneProps): JSX.Element {
  const trans = useTrans();
  const [node, setNode] = useState<HTMLElement | null>(null);
  const picture = pictures.keyOf(image);
  const small = useThumbnail(pictures.thumbnails, picture, -2, true);
  const [full, setFailed] = useFullImage(pictures, image);
  const [loaded, setLoaded] = useState<string | null>(null);
  const measure = useCallback(
    (viewport: Viewport) => viewer.measure(viewport),
    [viewer]
  );
  useViewport(measured ? node : null, measure);

  const thumbnail = small?.kind === 'ready' ? small.thumbnail : undefined;
  const { width, height } = thumbnail ?? {};
  useEffect(() => {
    if (width !== undefined && height !== undefined) {
      viewer.sized(image, { width, height });
    }
  }, [viewer, image, width, height]);

  const trouble =
    imageProblem(small, picture !== null, gone, trans)?.words ??
    (full.state === 'failed' ? full.reason : undefined);
  const looked = viewedImage(state, image);
  const box =
    looked && placed(looked.view.centre, times, looked.viewport, looked.size);
  const part = looked && partOf(times, looked.viewport, looked.size);
  const crop = state.crop?.image === image ? state.crop : null;
  const gestures = useGestures(
    node,
    viewer,
    crop
      ? (event, from) =>
          looked && box && !crop.busy
            ? cropDrag(event, from, crop, box, looked.size, area =>
                viewer.drawCrop(area)
              )
            : () => undefined
      : undefined
  );
  const { filename } = splitImagePath(image);
  const style = box && imageStyle(box, turnOf(state, image));
  const ground = thumbnail?.transparent ? 'jp-mod-transparent' : '';
  const looks =
    part !== undefined && part >= PIXELS_FROM
      ? `${ground} jp-mod-pixels`
      : ground;
  return (
    <figure
      className={`jp-CurationViewer-pane${caption?.active ? ' jp-mod-active' : ''}`}
      aria-current={caption?.active || undefined}
    >
      {caption && (
        <figcaption className="jp-CurationViewer-caption">
          <b>{visibleDirection(filename)}</b>
          {caption.badge !== undefined && (
            <span className="jp-CurationBadge jp-mod-inline">
              {caption.badge}
            </span>
          )}
          {part !== undefined && <span>{formatPercent(part, trans)}</span>}
          <span>{factsOf(small, trans)}</span>
        </figcaption>
      )}
      {trouble !== undefined && (
        <p className="jp-CurationViewer-trouble" role="alert">
          <span aria-hidden="true">✗ </span>
          {trouble}
        </p>
      )}
      <div
        ref={setNode}
        className="jp-CurationViewer-stage"
        hidden={trouble !== undefined}
        {...gestures}
      >
        {thumbnail && style && loaded !== urlOf(full) && (
          <img
            src={thumbnail.url}
            alt=""
            draggable={false}
            className={ground}
            style={smallStyle(style, thumbnail)}
          />
        )}
        {full.state === 'ready' && (
          <img
            key={full.url}
            src={full.url}
            alt={filename}
            draggable={false}
            className={loaded === full.url ? looks : 'jp-mod-loading'}
            style={style}
            onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => {
              setLoaded(full.url);
              if (naturalWidth > 0 && naturalHeight > 0) {
                viewer.sized(image, {
                  width: naturalWidth,
                  height: naturalHeight
                });
              }
            }}
            onError={() => setFailed(trans.__('Could not be loaded'))}
          />
        )}
        {looked && box && <PositionBar box={box} viewport={looked.viewport} />}
        {crop?.area && looked && box && (
          <CropFrame
            area={crop.area}
            box={box}
            size={looked.size}
            factsId={factsId}
          />
        )}
      </div>
    </figure>
  );
}

function urlOf(full: ReturnType<typeof useFullImage>[0]): string | undefined {
  return full.state === 'ready' ? full.url : undefined;
}

/** Positions an image that is rotated about its centre so that it fills a box. */
function imageStyle(box: Box, turn: Turn): React.CSSProperties {
  const upright = turn % 180 === 0;
  const width = upright ? box.width : box.height;
  const height = upright ? box.height : box.width;
  return {
    left: box.left + (box.width - width) / 2,
    top: box.top + (box.height - height) / 2,
    width,
    height,
    transform: turn === 0 ? undefined : `rotate(${turn}deg)`
  };
}

/** The thumbnail of a long page is its top, in the same width. */
function smallStyle(
  style: React.CSSProperties,
  size: PixelSize
): React.CSSProperties {
  if (!isLongPage(size)) {
    return style;
  }
  const part = thumbnailPart(size).height / size.height;
  return {
    ...style,
    height: Number(style.height) * part,
    objectFit: 'cover',
    objectPosition: 'top',
    // It would be turned about its own middle.
    ...(style.transform && { visibility: 'hidden' })
  };
}
