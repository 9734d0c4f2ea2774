import { useVirtualizer } from '@tanstack/react-virtual';
import * as React from 'react';
import { useCallback, useEffect, useId, useRef, useState } from 'react';

import type { DeskActions } from '../../desk/commands/deskActions';
import type { DeskPictures } from '../../desk/images/pictures';
import type { QueueState } from '../../desk/state';
import { rowIndexOf } from '../../desk/state';
import { useTrans } from '../controls/trans';
import { QueueRowView } from './QueueRowView';

/** The height of a row in CSS pixels; `queue.css` has the same. */
export const ROW_HEIGHT = 50;
/** How many rows before the end the next page is requested. */
const AHEAD = 12;
/** The same while the list is scrolling, so that the page arrives before its first row is visible. */
const AHEAD_MOVING = 100;

export interface QueueListProps {
  queue: QueueState;
  current: string | undefined;
  person: string | null | undefined;
  actions: Pick<DeskActions, 'loadMore' | 'nameRows'>;
  pictures: DeskPictures;
  onPick: (productId: string) => void;
}

/**
 * The visible rows. The list is one tab stop: arrow keys move in it, Enter opens a
 * product. The keyboard's focus stays on the list itself, since rows that scroll
 * out of view are removed.
 */
export function QueueList({
  queue,
  current,
  person,
  actions,
  pictures,
  onPick
}: QueueListProps): JSX.Element {
  const trans = useTrans();
  const { rows, more, paused, state } = queue;
  const idBase = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<number | null>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 3
  });
  const items = virtual.getVirtualItems();
  const last = items[items.length - 1]?.index ?? -1;

  const isMoving = useCallback(() => virtual.isScrolling, [virtual]);
  const ahead = virtual.isScrolling ? AHEAD_MOVING : AHEAD;

  useEffect(() => {
    if (more && !paused && state === 'ready' && last >= rows.length - ahead) {
      actions.loadMore();
    }
  }, [actions, ahead, last, more, paused, rows.length, state]);

  const first = items[0]?.index ?? 0;
  const stays = !virtual.isScrolling && state !== 'loading';
  useEffect(() => {
    if (stays && last >= 0) {
      actions.nameRows(first, last);
    }
  }, [actions, first, last, stays]);

  const open = rowIndexOf(queue, current);
  useEffect(() => {
    if (open >= 0) {
      setActive(null);
      virtual.scrollToIndex(open);
    }
  }, [open, virtual]);

  const at = active ?? open;
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: rows.length - 1
    }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      const next = Math.max(0, Math.min(rows.length - 1, to));
      setActive(next);
      virtual.scrollToIndex(next);
    } else if ((event.key === 'Enter' || event.key === ' ') && rows[at]) {
      // Shift+Enter completes a product everywhere in the desk.
      if (!event.shiftKey) {
        event.preventDefault();
        onPick(rows[at].productId);
      }
    }
  };
  return (
    <div
      ref={scroller}
      className="jp-CurationQueue-list"
      role="listbox"
      aria-label={trans.__('Products')}
      aria-busy={state === 'loading'}
      aria-activedescendant={at >= 0 ? `${idBase}${at}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onBlur={() => setActive(null)}
    >
      <div
        className="jp-CurationQueue-rows"
        role="presentation"
        style={{ height: virtual.getTotalSize() }}
      >
        {items.map(({ index, start }) => (
          <QueueRowView
            key={rows[index].productId}
            id={`${idBase}${index}`}
            row={rows[index]}
            index={index}
            total={more ? -1 : rows.length}
            top={start}
            current={index === open}
            active={index === at}
            person={person}
            pictures={pictures}
            isMoving={isMoving}
            onPick={onPick}
          />
        ))}
      </div>
    </div>
  );
}
