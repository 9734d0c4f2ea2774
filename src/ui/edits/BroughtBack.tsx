import * as React from 'react';

import type { DeskActions } from '../../desk/commands/deskActions';
import { broughtBack } from '../../domain/edits/broughtBack';
import type { BroughtBackImage } from '../../domain/edits/broughtBack';
import type { OpenProduct } from '../../desk/state';
import { Button } from '../controls/Button';
import { whyReadOnly } from '../../words/product/claim';
import type { Trans } from '../controls/trans';
import { useTrans } from '../controls/trans';

export interface BroughtBackProps {
  open: Pick<OpenProduct, 'heldBy' | 'product'>;
  actions: Pick<DeskActions, 'run'>;
}

/** Shown if another program lists images again that were deleted or moved away. The person decides. */
export function BroughtBack({
  open,
  actions
}: BroughtBackProps): JSX.Element | null {
  const trans = useTrans();
  const found = broughtBack(open.product);
  if (found.length === 0) {
    return null;
  }
  const images = found.map(({ path }) => path);
  const reason = whyReadOnly(open, trans);
  const disabled = reason !== undefined;
  return (
    <div className="jp-CurationBanner jp-mod-look" role="status">
      <div>
        <b>
          <span aria-hidden="true">! </span>
          {trans._n(
            'Another program brought %1 image back',
            'Another program brought %1 images back',
            images.length
          )}
        </b>
        <ul>
          {found.map(image => (
            <li key={image.path}>{whatHappened(image, trans)}</li>
          ))}
        </ul>
        <span className="jp-CurationBanner-actions">
          <Button
            label={trans.__('Take out again')}
            title={reason}
            disabled={disabled}
            onClick={() => actions.run('delete', { images })}
          />
          <Button
            label={trans.__('Keep')}
            title={reason}
            disabled={disabled}
            onClick={() =>
              images.forEach(image => actions.run('restore-image', { image }))
            }
          />
        </span>
      </div>
    </div>
  );
}

function whatHappened(
  { path, movedTo, by }: BroughtBackImage,
  trans: Trans
): string {
  if (movedTo === undefined) {
    return by === ''
      ? trans.__('%1 was deleted', path)
      : trans.__('%1 was deleted by %2', path, by);
  }
  return by === ''
    ? trans.__('%1 was moved to %2', path, movedTo)
    : trans.__('%1 was moved to %2 by %3', path, movedTo, by);
}
