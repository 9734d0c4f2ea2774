import * as React from 'react';
import { useId } from 'react';

import type { DeskActions } from '../../../desk/commands/deskActions';
import type { DeskPictures } from '../../../desk/images/pictures';
import type { ConflictState } from '../../../desk/conflictState';
import type { Difference } from '../../../domain/edits/conflict/difference';
import type { Slot } from '../../../domain/board/slots';
import {
  conflictTitle,
  notRememberedText,
  waitingText
} from '../../../words/edits/conflict';
import { Button } from '../../controls/Button';
import type { Trans } from '../../controls/trans';
import { useTrans } from '../../controls/trans';
import { SideView } from './SideView';

export interface ConflictViewProps {
  productId: string;
  /** The labels of my changes, as "Move 2 images to text". */
  labels: readonly string[];
  conflict: ConflictState;
  slots: readonly Slot[];
  /** Whether the other is the same person in another browser. */
  mine: boolean;
  actions: Pick<DeskActions, 'run'>;
  pictures: DeskPictures;
}

/** Shows my changes beside another's. The person keeps one of them. */
export function ConflictView({
  productId,
  labels,
  conflict: { reason, by, differences },
  slots,
  mine,
  actions,
  pictures
}: ConflictViewProps): JSX.Element {
  const trans = useTrans();
  const title = useId();
  const forgotten = reason === 'forgotten';
  const theirs = mine
    ? trans.__('You, in another browser')
    : (by ?? trans.__('Somebody else'));
  return (
    <section className="jp-CurationConflict" aria-labelledby={title}>
      <h2 id={title} className="jp-CurationConflict-title">
        <span aria-hidden="true">≠ </span>
        {conflictTitle(reason, theirs, mine, trans)}
      </h2>
      <p className="jp-CurationConflict-words">{waitingText(labels, trans)}</p>
      {forgotten && (
        <p className="jp-CurationConflict-words">{notRememberedText(trans)}</p>
      )}
      {differences.length > 0 && (
        <div className="jp-CurationConflict-scroller" tabIndex={0}>
          <table className="jp-CurationConflict-table">
            <thead>
              <tr>
                <td />
                <th scope="col">{trans.__('Yours, not saved')}</th>
                <th scope="col">
                  {forgotten
                    ? trans.__('Saved')
                    : trans.__('%1, saved', theirs)}
                </th>
              </tr>
            </thead>
            <tbody>
              {differences.map(row => (
                <tr key={rowName(row, slots, trans)}>
                  <th scope="row">{rowName(row, slots, trans)}</th>
                  <td>
                    <SideView row={row} side="mine" pictures={pictures} />
                  </td>
                  <td>
                    <SideView row={row} side="theirs" pictures={pictures} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className="jp-CurationConflict-actions">
        <Button
          label={forgotten ? trans.__('Discard…') : trans.__('Keep theirs…')}
          title={trans.__('Discard your changes')}
          onClick={() => actions.run('discard', { productId })}
        />
        <Button
          primary
          label={
            reason === 'held'
              ? trans.__('Take over and keep mine')
              : forgotten
                ? trans.__('Carry out')
                : trans.__('Keep mine')
          }
          title={
            forgotten
              ? trans.__('Apply your changes on top of what is saved')
              : trans.__('Apply your changes on top of theirs')
          }
          onClick={() => actions.run('retry', { productId, over: true })}
        />
      </div>
    </section>
  );
}

function rowName(
  row: Difference,
  slots: readonly Slot[],
  trans: Trans
): string {
  switch (row.kind) {
    case 'status':
      return trans.__('Status');
    case 'note':
      return trans.__('Note');
    case 'slot':
      return slots.find(({ id }) => id === row.slotId)?.label ?? row.slotId;
    case 'image':
      return row.image;
  }
}
