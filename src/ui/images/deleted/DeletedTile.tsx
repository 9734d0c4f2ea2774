import * as React from 'react';
import { useRef } from 'react';

import type { DeskPictures } from '../../../desk/images/pictures';
import type { RemovedImage } from '../../../domain/edits/deletedImages';
import { splitImagePath } from '../../../domain/images/image';
import { visibleDirection } from '../../../words/visibleText';
import { Button } from '../../controls/Button';
import { formatDay, formatTime } from '../../../words/format';
import type { Trans } from '../../controls/trans';
import { useTrans } from '../../controls/trans';
import { ThumbnailView } from '../tiles/ThumbnailView';
import { useTilePicture } from '../tiles/useThumbnail';

export interface DeletedTileProps {
  image: RemovedImage;
  /** How long ago it was deleted or moved, as text. */
  ago: string;
  /** Its index after all images of the product. */
  position: number;
  pictures: DeskPictures;
  /** Why nothing can be changed; undefined if it can. */
  readOnly: string | undefined;
  onView: () => void;
  onRestore: (event: React.MouseEvent<HTMLElement>) => void;
}

/** One image that was deleted or moved away, with a way to restore it. It can be viewed; image shortcuts do not act on it. */
export function DeletedTile({
  image: { path, entry, state },
  ago,
  position,
  pictures,
  readOnly,
  onView,
  onRestore
}: DeletedTileProps): JSX.Element {
  const trans = useTrans();
  const node = useRef<HTMLLIElement>(null);
  const picture = pictures.keyOf(path);
  const result = useTilePicture(
    node,
    pictures.thumbnails,
    state === 'purged' ? null : picture,
    position
  );
  const { folder, filename } = splitImagePath(path);
  const remark = remarkOn({ entry, state }, trans);
  return (
    <li
      ref={node}
      className={`jp-CurationDeletedTile jp-mod-${state}`}
      data-deleted={path}
    >
      {state === 'purged' ? (
        <span className="jp-CurationTile-picture">
          <span className="jp-CurationThumbnail jp-mod-trouble">
            {trans.__('Purged')}
          </span>
        </span>
      ) : (
        <button
          type="button"
          className="jp-CurationTile-picture jp-CurationDeletedTile-view"
          aria-label={trans.__('View %1', path)}
          onClick={({ detail }) => {
            // As in the grid, one click of the mouse focuses it and two open it.
            if (detail === 0) {
              onView();
            }
          }}
          onDoubleClick={onView}
        >
          <ThumbnailView result={result} nameable={picture !== null} />
        </button>
      )}
      <span className="jp-CurationTile-name" title={visibleDirection(path)}>
        {folder}/<wbr />
        {visibleDirection(filename)}
      </span>
      <span className="jp-CurationDeletedTile-words">
        <span title={formatTime(entry.at, trans)}>
          {whatHappened(entry, ago, trans)}
        </span>
        {remark !== undefined && <span>{remark}</span>}
      </span>
      {state === 'restorable' && (
        <Button
          className="jp-CurationDeletedTile-restore"
          label={trans.__('Restore')}
          name={trans.__('Restore %1', path)}
          title={
            readOnly ??
            (entry.movedTo === undefined
              ? trans.__('Restore it to %1', folder)
              : trans.__('Move it back to %1', folder))
          }
          disabled={readOnly !== undefined}
          onClick={onRestore}
        />
      )}
    </li>
  );
}

function whatHappened(
  { by, movedTo, putBack }: RemovedImage['entry'],
  ago: string,
  trans: Trans
): string {
  const who = by === '' ? trans.__('somebody') : by;
  if (movedTo === undefined) {
    return trans.__('Deleted by %1, %2', who, ago);
  }
  return putBack
    ? trans.__('Moved back to %1 by %2, %3', movedTo, who, ago)
    : trans.__('Moved to %1 by %2, %3', movedTo, who, ago);
}

/** Why it cannot be restored, or need not be. */
function remarkOn(
  { entry, state }: Pick<RemovedImage, 'entry' | 'state'>,
  trans: Trans
): string | undefined {
  switch (state) {
    case 'purged':
      return trans.__(
        'Purged on %1; its bytes are gone',
        formatDay(entry.purgedAt ?? '', trans)
      );
    case 'listed':
      return trans.__('It is in %1 again', entry.folder);
    case 'restorable':
      return undefined;
  }
}
