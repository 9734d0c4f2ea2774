import * as React from 'react';

import {
  LARGEST_THUMBNAIL,
  SIZE_GRAIN,
  SMALLEST_THUMBNAIL
} from '../../desk/images/thumbnailSize';
import { useTrans } from '../controls/trans';

export interface ThumbnailSizeProps {
  pixels: number;
  onChange: (pixels: number) => void;
}

/** Sets the size of the tiles. */
export function ThumbnailSize({
  pixels,
  onChange
}: ThumbnailSizeProps): JSX.Element {
  const trans = useTrans();
  return (
    <label
      className="jp-CurationSize"
      title={trans.__('Size of the thumbnails')}
    >
      <span className="jp-CurationSize-small" aria-hidden="true" />
      <input
        type="range"
        data-lm-suppress-shortcuts="true"
        aria-label={trans.__('Size of the thumbnails')}
        aria-valuetext={trans.__('%1 pixels', pixels)}
        min={SMALLEST_THUMBNAIL}
        max={LARGEST_THUMBNAIL}
        step={SIZE_GRAIN}
        value={pixels}
        onChange={event => onChange(Number(event.target.value))}
        onKeyDown={event => event.stopPropagation()}
      />
      <span className="jp-CurationSize-large" aria-hidden="true" />
    </label>
  );
}
