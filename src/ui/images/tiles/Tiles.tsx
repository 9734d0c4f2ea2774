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
  /** The key of the product that the images belong to. */
  product: string;
  section: SectionState;
  open: Pick<OpenProduct, 'focus' | 'selection' | 'missing'>;
  /** How many images come before this section. */
  offset: number;
  badges: ReadonlyMap<ImagePath, Badge>;
  /** The folder that each moved image came from. */
  from: ReadonlyMap<ImagePath, string>;
  /** Undefined if all rows are rendered, not only visible ones. */
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
  from,
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
      : // The focused image is always rendered: it has the keyboard's focus.
        withFocused(inSight, images, open.focus, columns).flatMap(row =>
          images.slice(row * columns, (row + 1) * columns)
        );
  const indexOf = new Map(images.map((path, index) => [path, index]));
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
          // Rows that are not rendered still take up their height.
          gridTemplateRows: `repeat(${rows}, ${scrolled.grid.tileHeight}px)`
        }
      }
    >
      {shown.map(path => {
        const index = indexOf.get(path) ?? 0;
        return (
          <Tile
            key={tiles.get(path)}
            product={product}
            path={path}
            position={offset + index}
            index={columns === undefined ? undefined : index}
            sectionSize={columns === undefined ? undefined : images.length}
            columns={columns}
            pictures={pictures}
            badgeKey={badges.get(path)?.keyHint}
            badgeLabel={badges.get(path)?.label}
            from={from.get(path)}
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

/** The rows in order, with the row of the focused image. */
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
