import * as React from 'react';
import { memo, useEffect, useState } from 'react';

import type { DeskPictures } from '../../desk/images/pictures';
import type { QueueEntry } from '../../desk/state';
import { statusLabel } from '../../words/product/status';
import { unsavedStatusText } from '../../words/saving/unsaved';
import { formatCount } from '../../words/format';
import { ThumbnailView } from '../images/tiles/ThumbnailView';
import { useThumbnail } from '../images/tiles/useThumbnail';
import { flagLabels, useFlags } from '../board/flags';
import { visibleDirection } from '../../words/visibleText';
import { useTrans } from '../controls/trans';
import { shortened } from '../../words/shortened';

export interface QueueRowProps {
  id: string;
  row: QueueEntry;
  /** Its index in the queue, and the number of rows; -1 if there are more. */
  index: number;
  total: number;
  /** Its distance from the top of the list, in CSS pixels. */
  top: number;
  /** Whether it is the product on the desk. */
  current: boolean;
  /** Whether it is the list's active option. */
  active: boolean;
  /** Who looks at the queue. */
  person: string | null | undefined;
  pictures: DeskPictures;
  /** Whether the list is being scrolled. */
  isMoving: () => boolean;
  onPick: (productId: string) => void;
}

/** One product of the queue. It is rendered only while it is visible, and requests its cover only if it stays visible. */
export const QueueRowView = memo(function QueueRowView({
  id,
  row,
  index,
  total,
  top,
  current,
  active,
  person,
  pictures,
  isMoving,
  onPick
}: QueueRowProps): JSX.Element {
  const trans = useTrans();
  const flags = useFlags();
  const cover = pictures.coverOf(row);
  // After the images of the open product, which have lower numbers.
  const result = useThumbnail(
    pictures.thumbnails,
    cover,
    1000 + index,
    useStays(isMoving)
  );
  const held = row.heldBy !== null;
  const modifiers = [
    current && 'jp-mod-current',
    active && 'jp-mod-active',
    held && 'jp-mod-held',
    row.unsaved === null && row.done !== null && 'jp-mod-done',
    row.unsaved !== null && 'jp-mod-unsaved'
  ].filter(Boolean);
  const works =
    current &&
    !held &&
    row.unsaved === null &&
    row.done === null &&
    row.status !== 'COMPLETED';
  const words = [
    row.holdReason,
    trans._n(
      '%2 image',
      '%2 images',
      row.imageCount,
      formatCount(row.imageCount, trans)
    ),
    works && trans.__('editing'),
    row.completedBy !== undefined && shortened(row.completedBy),
    row.flags.length > 0 && `⚑ ${flagLabels(flags, row.flags, trans)}`,
    row.note && `✎ ${row.note}`
  ].filter(Boolean);
  return (
    <div
      id={id}
      className={['jp-CurationRow', ...modifiers].join(' ')}
      role="option"
      aria-selected={current}
      aria-current={current ? 'true' : undefined}
      aria-setsize={total}
      aria-posinset={index + 1}
      style={{ transform: `translateY(${top}px)` }}
      data-product={row.productId}
      onClick={() => onPick(row.productId)}
    >
      <span className="jp-CurationRow-cover">
        {row.cover !== undefined && (
          <ThumbnailView result={result} nameable={cover !== null} />
        )}
      </span>
      <span className="jp-CurationRow-words">
        <span className="jp-CurationRow-line">
          <b className="jp-CurationRow-id">{visibleDirection(row.productId)}</b>
          {row.name !== undefined && (
            <span
              className="jp-CurationRow-name"
              title={visibleDirection(row.name)}
            >
              {visibleDirection(row.name)}
            </span>
          )}
          <RowMark row={row} person={person} />
        </span>
        <span
          className="jp-CurationRow-count"
          // A narrow queue truncates them.
          title={words.length > 1 ? words.join('\n') : undefined}
        >
          {words.join(' · ')}
        </span>
      </span>
    </div>
  );
});

/** Who works on a product, or its new status since the queue was read. A status that the table does not have yet is marked. */
function RowMark({
  row,
  person
}: Pick<QueueRowProps, 'row' | 'person'>): JSX.Element | null {
  const trans = useTrans();
  if (row.heldBy !== null) {
    const mine = row.heldBy === person;
    return (
      <span
        className="jp-CurationRow-mark"
        title={
          mine
            ? trans.__('You have it open in another browser')
            : trans.__('%1 is working on it', shortened(row.heldBy))
        }
      >
        ◔ {mine ? trans.__('you') : shortened(row.heldBy)}
      </span>
    );
  }
  if (row.unsaved !== null) {
    const { to, failed } = row.unsaved;
    return (
      <span
        className={`jp-CurationRow-mark jp-mod-${failed ? 'failed' : 'waiting'}`}
        title={unsavedStatusText(to, failed, trans)}
      >
        {failed ? `✗ ${trans.__('Not saved')}` : `◌ ${statusLabel(to, trans)}`}
      </span>
    );
  }
  return row.done === null ? null : (
    <span className="jp-CurationRow-mark">
      {row.done === 'COMPLETED' && '✓ '}
      {statusLabel(row.done, trans)}
    </span>
  );
}

/** How long a row must stay visible while the list is scrolling, in ms. */
const STAY = 120;

/**
 * Whether a row stays visible. This is so at once if the list is not scrolling.
 * Rows that only pass by request no picture.
 *
 * @param isMoving - whether the list is being scrolled
 */
function useStays(isMoving: () => boolean): boolean {
  const [stays, setStays] = useState(() => !isMoving());
  useEffect(() => {
    if (stays) {
      return undefined;
    }
    const timer = setTimeout(() => setStays(true), STAY);
    return () => clearTimeout(timer);
  }, [stays]);
  return stays;
}
