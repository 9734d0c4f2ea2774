import * as React from 'react';

import type { ThumbnailResult } from '../../../desk/images/pictures';
import { isLongPage } from '../../../domain/images/longPage';
import type { Trans } from '../../controls/trans';
import { useTrans } from '../../controls/trans';
import { missingImageText } from '../../../words/images/folder';
import { unreadableText } from '../../../words/images/fileKind';
import { pictureText } from '../../../words/errors';

export interface ThumbnailViewProps {
  /** Undefined while it is loading. */
  result: ThumbnailResult | undefined;
  /** Whether an object can have this name. */
  nameable: boolean;
  /** Whether the object is known to be missing, even if its picture is cached. */
  gone?: boolean;
}

/** A small picture that fits into its box, or a text that says why there is none. */
export function ThumbnailView({
  result,
  nameable,
  gone = false
}: ThumbnailViewProps): JSX.Element {
  const trans = useTrans();
  if (result?.kind === 'ready' && !gone) {
    return (
      <img
        // With another `src`, the same element would show the old picture until the new one is loaded.
        key={result.thumbnail.url}
        className={classOf(result.thumbnail)}
        src={result.thumbnail.url}
        alt=""
        draggable={false}
      />
    );
  }
  const trouble = imageProblem(result, nameable, gone, trans);
  return trouble === undefined ? (
    <span className="jp-CurationThumbnail jp-mod-loading" />
  ) : (
    <span
      className="jp-CurationThumbnail jp-mod-trouble"
      title={trouble.reason ?? trouble.words}
    >
      <span className="jp-CurationThumbnail-mark" aria-hidden="true">
        ✗
      </span>
      <span className="jp-CurationThumbnail-words">{trouble.words}</span>
    </span>
  );
}

/** The longer side of the smallest thumbnails, in pixels. */
const THUMBNAIL_SIDE = 320;

function classOf(image: {
  readonly width: number;
  readonly height: number;
  readonly transparent?: boolean;
}): string {
  // The thumbnail has as many pixels as the image.
  const isSmall = Math.max(image.width, image.height) <= THUMBNAIL_SIDE;
  return [
    'jp-CurationThumbnail',
    isLongPage(image) && 'jp-mod-long',
    isSmall && 'jp-mod-small',
    image.transparent && 'jp-mod-transparent'
  ]
    .filter(Boolean)
    .join(' ');
}

/** Why there is no picture; undefined if there is one or it is loading. */
export function imageProblem(
  result: ThumbnailResult | undefined,
  nameable: boolean,
  gone: boolean,
  trans: Trans
): { readonly words: string; readonly reason?: string } | undefined {
  if (!nameable) {
    return { words: trans.__('This name cannot be used') };
  }
  if (gone || result?.kind === 'missing') {
    return {
      words: trans.__('Missing from the bucket'),
      reason: missingImageText(trans)
    };
  }
  switch (result?.kind) {
    case 'unreadable':
      return {
        words: unreadableText(result.reason, result.file, trans),
        reason: pictureText(result.reason, trans)
      };
    case 'failed':
      return {
        words: trans.__('Could not be loaded'),
        reason: pictureText(result.reason, trans)
      };
    default:
      return undefined;
  }
}
