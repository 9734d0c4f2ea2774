import * as React from 'react';
import { useRef } from 'react';

import type { DeskPictures } from '../../../desk/images/pictures';
import type { OpenProduct, Section as SectionState } from '../../../desk/state';
import type { ImagePath } from '../../../domain/images/image';
import { formatCount } from '../../../words/format';
import { useTrans } from '../../controls/trans';
import { Tile } from './Tile';
import type { Badge } from './badges';
import { useTileKeys } from './tileKeys';
import type { ScrolledSection } from '../useRowsInSight';
import { useRowsInSight } from '../useRowsInSight';

export interface TilesProps {
  /** Which product's images these are. */
  product: string;
  section: SectionState;
  open: Pick<OpenProduct, 'focus' | 'selection' | 'missing'>;
  /** How many images come before this section. */
  offset: number;
  badges: ReadonlyMap<ImagePath, Badge>;
  /** Only the rows in sight are drawn; undefined where all are. */
  scrolled: ScrolledSection | undefined;
  pictures: DeskPictures;
}

/** The images of one folder. */
export function Tiles({
  product,
  section: { folder, images },
  open,
  offset,
  badges,
  scrolled,
  pictures
}: TilesProps): JSX.Element {
  const trans = useTrans();
  const node = useRef<HTMLDivElement>(null);
  const columns = scrolled?.grid.columns;
  const rows = Math.ceil(images.length / (columns ?? 1));
  const inSight = useRowsInSight(node, scrolled, rows);
  const shown =
    columns === undefined
      ? images
      : // The focused one has the keyboard's focus, wherever it is.
        withFocused(inSight, images, open.focus, columns).flatMap(row =>
          images.slice(row * columns, (row + 1) * columns)
        );
  const places = new Map(images.map((path, index) => [path, index]));
  const tiles = useTileKeys(product, images);
  const several = open.selection.size > 1;
  return (
    <div
      ref={node}
      className="jp-CurationSection-tiles"
      role="listbox"
      aria-multiselectable="true"
      aria-label={trans.__('%1, %2', folder, formatCount(images.length, trans))}
      style={
        scrolled && {
          // The rows that are not drawn keep their place.
          gridTemplateRows: `repeat(${rows}, ${scrolled.grid.tileHeight}px)`
        }
      }
    >
      {shown.map(path => {
        const index = places.get(path) ?? 0;
        return (
          <Tile
            key={tiles.get(path)}
            product={product}
            path={path}
            position={offset + index}
            place={columns === undefined ? undefined : index}
            places={columns === undefined ? undefined : images.length}
            columns={columns}
            pictures={pictures}
            badgeKey={badges.get(path)?.keyHint}
            badgeLabel={badges.get(path)?.label}
            focused={path === open.focus}
            selected={open.selection.has(path)}
            marked={several && open.selection.has(path)}
            gone={open.missing.has(path)}
            draggable
          />
        );
      })}
    </div>
  );
}

/** Rows in their order, and the focused image's. */
function withFocused(
  rows: readonly number[],
  images: readonly ImagePath[],
  focus: ImagePath | null,
  columns: number
): readonly number[] {
  const at = focus === null ? -1 : images.indexOf(focus);
  const row = Math.floor(at / columns);
  return at < 0 || rows.includes(row)
    ? rows
    : [...rows, row].sort((a, b) => a - b);
}
