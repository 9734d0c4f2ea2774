import * as React from 'react';
import { useEffect, useRef } from 'react';

import type { CropArea, PixelSize } from '../../domain/viewer/crop';
import type { Box } from '../../desk/viewer/view';
import { useTrans } from '../controls/trans';
import { HANDLES } from './cropDrag';

export interface CropFrameProps {
  area: CropArea;
  /** The position of the image in the pane. */
  box: Box;
  size: PixelSize;
  /** The id of the element that describes the frame's position. */
  factsId: string;
}

/** The crop frame over its image. It has the keyboard's focus: arrow keys move and resize it. */
export function CropFrame({
  area,
  box,
  size,
  factsId
}: CropFrameProps): JSX.Element {
  const trans = useTrans();
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => frame.current?.focus({ preventScroll: true }), []);
  const across = box.width / size.width;
  const down = box.height / size.height;
  return (
    <div
      ref={frame}
      className="jp-CurationCrop"
      role="group"
      tabIndex={0}
      aria-label={trans.__('Crop frame')}
      aria-describedby={factsId}
      style={{
        left: box.left + area.left * across,
        top: box.top + area.top * down,
        width: area.width * across,
        height: area.height * down
      }}
    >
      {HANDLES.map(({ x, y }, at) => (
        <span
          key={at}
          className="jp-CurationCrop-handle"
          data-handle={at}
          data-way={`${x},${y}`}
          style={{
            left: `${(x + 1) * 50}%`,
            top: `${(y + 1) * 50}%`
          }}
        />
      ))}
    </div>
  );
}
