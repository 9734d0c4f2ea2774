import * as React from 'react';

import { useTrans } from '../trans';

/** The sizes that make sense: names stay readable, and a tile fits a narrow desk. In CSS pixels. */
export const SMALLEST_THUMBNAIL = 72;
export const LARGEST_THUMBNAIL = 264;

export interface ThumbnailSizeProps {
  pixels: number;
  onChange: (pixels: number) => void;
}

/** How large the tiles are. */
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
        step={8}
        value={pixels}
        onChange={event => onChange(Number(event.target.value))}
        onKeyDown={event => event.stopPropagation()}
      />
      <span className="jp-CurationSize-large" aria-hidden="true" />
    </label>
  );
}
