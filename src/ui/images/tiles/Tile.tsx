import * as React from 'react';
import { memo, useRef } from 'react';

import type {
  DeskPictures,
  ThumbnailResult
} from '../../../desk/images/pictures';
import type { ImagePath } from '../../../domain/images/image';
import { splitImagePath } from '../../../domain/images/image';
import { visibleDirection } from '../../../words/visibleText';
import { formatBytes, formatDimensions } from '../../../words/format';
import { KeyHint } from '../../controls/KeyHint';
import { useSmallSide } from '../../controls/smallSide';
import type { Trans } from '../../controls/trans';
import { useTrans } from '../../controls/trans';
import { ThumbnailView, imageProblem } from './ThumbnailView';
import { useTilePicture } from './useThumbnail';

export interface TileProps {
  /** The key of the product: images of two products may have the same path. */
  product: string;
  path: ImagePath;
  /** Its index among all images. Earlier ones are fetched first. */
  position: number;
  /** Its index in its section, if only visible tiles are rendered. */
  index?: number;
  /** The number of images in the section and of columns, likewise. */
  sectionSize?: number;
  columns?: number;
  pictures: DeskPictures;
  badgeKey?: string;
  badgeLabel?: string;
  /** The folder that it was moved from. */
  from?: string;
  focused: boolean;
  selected: boolean;
  /** Whether to mark the selection: it contains more than the focused image. */
  marked: boolean;
  gone: boolean;
  draggable: boolean;
}

/**
 * One image. The grid handles clicks, drags and drops, by `data-path`, so a tile
 * is rendered again only if it looks different.
 */
export const Tile = memo(function Tile({
  path,
  position,
  index,
  sectionSize,
  columns,
  pictures,
  badgeKey,
  badgeLabel,
  from,
  focused,
  selected,
  marked,
  gone,
  draggable
}: TileProps): JSX.Element {
  const trans = useTrans();
  const node = useRef<HTMLDivElement>(null);
  const picture = pictures.keyOf(path);
  const result = useTilePicture(node, pictures.thumbnails, picture, position);
  const { filename } = splitImagePath(path);
  const facts = factsOf(result, trans);
  const animated = result?.kind === 'ready' && result.thumbnail.animated;
  const small = useSmallSide();
  const isSmall = result?.kind === 'ready' && shorterSide(result) < small;
  const trouble = imageProblem(result, picture !== null, gone, trans);
  const label = [
    filename,
    badgeLabel,
    from === undefined ? undefined : trans.__('from %1', from),
    trouble?.words,
    animated && !gone ? trans.__('animated') : undefined,
    isSmall && !gone ? trans.__('small: %1', facts ?? '') : undefined,
    selected ? trans.__('selected') : undefined
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <div
      ref={node}
      className={`jp-CurationTile${focused ? ' jp-mod-focused' : ''}${marked ? ' jp-mod-selected' : ''}${isSmall ? ' jp-mod-small' : ''}${from === undefined ? '' : ' jp-mod-moved'}`}
      role="option"
      aria-selected={selected}
      aria-label={label}
      aria-posinset={index === undefined ? undefined : index + 1}
      aria-setsize={sectionSize}
      style={cellOf(index, columns)}
      title={visibleDirection(
        facts === undefined ? filename : `${filename}\n${facts}`
      )}
      tabIndex={focused ? 0 : -1}
      draggable={draggable}
      data-path={path}
    >
      <span className="jp-CurationTile-picture">
        <ThumbnailView
          result={result}
          nameable={picture !== null}
          gone={gone}
        />
        {badgeLabel !== undefined && (
          <span className="jp-CurationBadge">
            <KeyHint text={badgeKey ?? ''} />
            {badgeLabel}
          </span>
        )}
        {marked && (
          <span className="jp-CurationTile-tick" aria-hidden="true">
            ✓
          </span>
        )}
        {animated && !gone && (
          <span
            className="jp-CurationTile-animated"
            title={trans.__('Animated; its first picture is shown')}
            aria-hidden="true"
          >
            {trans.__('animated')}
          </span>
        )}
        {facts !== undefined && (
          <span className="jp-CurationTile-facts">{facts}</span>
        )}
      </span>
      <span className="jp-CurationTile-name">
        {from !== undefined && (
          <span className="jp-CurationTile-from">
            {trans.__('from %1', from)}
          </span>
        )}
        {visibleDirection(filename)}
      </span>
    </div>
  );
});

function shorterSide({
  thumbnail: { width, height }
}: Extract<ThumbnailResult, { kind: 'ready' }>): number {
  return Math.min(width, height);
}

/** Its cell, if only visible tiles are rendered. */
function cellOf(
  index: number | undefined,
  columns: number | undefined
): React.CSSProperties | undefined {
  return index === undefined || columns === undefined
    ? undefined
    : {
        gridColumn: (index % columns) + 1,
        gridRow: Math.floor(index / columns) + 1
      };
}

/** `1,080 × 1,350 · 212 kB`, if the picture is loaded. */
export function factsOf(
  result: ThumbnailResult | undefined,
  trans: Trans
): string | undefined {
  if (result?.kind !== 'ready') {
    return undefined;
  }
  const { width, height, bytes } = result.thumbnail;
  return `${formatDimensions(width, height, trans)} · ${formatBytes(bytes, trans)}`;
}
