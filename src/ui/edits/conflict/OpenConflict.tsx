import * as React from 'react';

import type { DeskActions } from '../../../desk/commands/deskActions';
import type { DeskPictures } from '../../../desk/images/pictures';
import type { FailedSave, OpenState } from '../../../desk/state';
import { sameProduct } from '../../../domain/product/product';
import type { Slot } from '../../../domain/board/slots';
import { ConflictView } from './ConflictView';

export interface OpenConflictProps {
  open: OpenState;
  failed: readonly FailedSave[];
  slots: readonly Slot[];
  person: string | null | undefined;
  actions: Pick<DeskActions, 'run'>;
  pictures: DeskPictures;
}

/** The changes of the product on the desk that conflict with another's. */
export function conflictOnDesk(
  open: OpenState,
  failed: readonly FailedSave[]
): FailedSave | undefined {
  return open.state === 'open'
    ? failed.find(
        ({ product, conflict }) =>
          conflict !== null && sameProduct(product, open.product)
      )
    : undefined;
}

/** The conflict of the product on the desk, if it has one. */
export function OpenConflict({
  open,
  failed,
  slots,
  person,
  actions,
  pictures
}: OpenConflictProps): JSX.Element | null {
  const stuck = conflictOnDesk(open, failed);
  return stuck && stuck.conflict ? (
    <ConflictView
      productId={stuck.product.productId}
      labels={stuck.labels}
      conflict={stuck.conflict}
      slots={slots}
      mine={stuck.conflict.by === person}
      actions={actions}
      pictures={pictures}
    />
  ) : null;
}
