import * as React from 'react';

import type { DeskActions } from '../../desk/commands/deskActions';
import type { CropState } from '../../desk/viewer/viewerState';
import type { DeskViewer } from '../../desk/viewer/viewer';
import type { Slot } from '../../domain/board/slots';
import { Button } from '../controls/Button';
import { slotKey, useKeyHints } from '../controls/keyHints';
import { formatCount, formatDimensions } from '../../words/format';
import { useTrans } from '../controls/trans';
import { BarButton } from './BarButton';

export interface CropBarProps {
  name: string;
  crop: CropState;
  /** The new image can be chosen for one of them. */
  slots: readonly Slot[];
  /** The id of the element that describes the frame's position. */
  factsId: string;
  actions: Pick<DeskActions, 'run'>;
  viewer: Pick<DeskViewer, 'lockCrop'>;
}

/** The bar of a crop, with the position of its frame in image pixels. */
export function CropBar({
  name,
  crop: { area, ratio, busy },
  slots,
  factsId,
  actions,
  viewer
}: CropBarProps): JSX.Element {
  const trans = useTrans();
  const hints = useKeyHints();
  const disabled = busy || area === undefined;
  return (
    <header className="jp-CurationViewer-bar">
      <span className="jp-CurationViewer-words">
        <b>{trans.__('Crop %1', name)}</b>{' '}
        <output id={factsId}>
          {area &&
            trans.__(
              '%1 at %2, %3',
              formatDimensions(area.width, area.height, trans),
              formatCount(area.left, trans),
              formatCount(area.top, trans)
            )}
        </output>
      </span>
      <span className="jp-CurationViewer-tools">
        <BarButton
          label={trans.__('Keep the proportions')}
          text={trans.__('Keep proportions')}
          pressed={ratio !== undefined}
          onClick={() => viewer.lockCrop(ratio === undefined)}
        />
        <Button
          label={trans.__('Cancel')}
          keyHint="Esc"
          onClick={() => actions.run('view-image', {})}
        />
        <span className="jp-CurationViewer-as">{trans.__('Crop as')}</span>
        {slots.map(({ id, label }, slot) => (
          <Button
            key={id}
            label={label}
            name={trans.__('Crop as %1', label)}
            keyHint={slotKey(slots, slot, hints)}
            disabled={disabled}
            onClick={() => actions.run('crop', { slot })}
          />
        ))}
        <Button
          label={busy ? trans.__('Cropping…') : trans.__('Crop')}
          name={trans.__('Crop into a new image of segment')}
          keyHint="↵"
          primary
          disabled={disabled}
          onClick={() => actions.run('crop', {})}
        />
      </span>
    </header>
  );
}
