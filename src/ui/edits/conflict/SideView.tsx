import * as React from 'react';

import type { DeskPictures } from '../../../desk/images/pictures';
import type {
  Difference,
  Fate,
  StatusSide
} from '../../../domain/edits/conflict/difference';
import type { ImagePath } from '../../../domain/images/image';
import { statusLabel } from '../../../words/product/status';
import { ThumbnailView } from '../../images/tiles/ThumbnailView';
import { useThumbnail } from '../../images/tiles/useThumbnail';
import type { Trans } from '../../controls/trans';
import { useTrans } from '../../controls/trans';

export interface SideViewProps {
  row: Difference;
  side: 'mine' | 'theirs';
  pictures: DeskPictures;
}

/** One side of a difference, with the pictures that it is about. */
export function SideView({ row, side, pictures }: SideViewProps): JSX.Element {
  const trans = useTrans();
  switch (row.kind) {
    case 'status':
      return <>{statusText(row[side], trans)}</>;
    case 'note':
      return <>{row[side] || trans.__('No note')}</>;
    case 'slot':
      return row[side].length === 0 ? (
        <>{trans.__('Nothing chosen')}</>
      ) : (
        <span className="jp-CurationConflict-pictures">
          {row[side].map(image => (
            <Pictured
              key={image}
              image={image}
              words={image}
              pictures={pictures}
            />
          ))}
        </span>
      );
    case 'image': {
      const words = fateLabel(row[side], trans);
      return row[side].kind === 'added' || row[side].kind === 'gone' ? (
        <>{words}</>
      ) : (
        <Pictured image={row.image} words={words} pictures={pictures} />
      );
    }
  }
}

function Pictured({
  image,
  words,
  pictures
}: {
  image: ImagePath;
  words: string;
  pictures: DeskPictures;
}): JSX.Element {
  const picture = pictures.keyOf(image);
  const result = useThumbnail(pictures.thumbnails, picture, 0, true);
  return (
    <span className="jp-CurationConflict-picture">
      <span className="jp-CurationConflict-frame">
        <ThumbnailView result={result} nameable={picture !== null} />
      </span>
      <span>{words}</span>
    </span>
  );
}

function statusText({ status, detail }: StatusSide, trans: Trans): string {
  const words = statusLabel(status, trans);
  return detail ? trans.__('%1 (%2)', words, detail) : words;
}

function fateLabel(fate: Fate, trans: Trans): string {
  switch (fate.kind) {
    case 'listed':
      return trans.__('Not moved');
    case 'moved':
      return trans.__('Moved to %1', fate.to);
    case 'deleted':
      return trans.__('Deleted');
    case 'restored':
      return trans.__('Brought back');
    case 'added':
      return trans.__('Uploaded');
    case 'gone':
      return trans.__('Does not exist');
  }
}
