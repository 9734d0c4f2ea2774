import * as React from 'react';

import type { ThumbnailResult } from '../../../desk/images/pictures';
import type { Trans } from '../../controls/trans';
import { useTrans } from '../../controls/trans';
import { missingImageText } from '../../../words/images/folder';
import { fileKindText } from '../../../words/images/fileKind';

export interface ThumbnailProps {
  /** Undefined while it is on its way. */
  result: ThumbnailResult | undefined;
  /** Whether an object can have the name at all. */
  nameable: boolean;
  /** Known to be gone, whatever was cached. */
  gone?: boolean;
}

/** One small picture, fitted whole into its box, or in its place the words that say why there is none. */
export function Thumbnail({
  result,
  nameable,
  gone = false
}: ThumbnailProps): JSX.Element {
  const trans = useTrans();
  if (result?.kind === 'ready' && !gone) {
    return (
      <img
        // Given another address, it would show its last picture until the next has come.
        key={result.thumbnail.url}
        className="jp-CurationThumbnail"
        src={result.thumbnail.url}
        alt=""
        draggable={false}
      />
    );
  }
  const trouble = troubleWords(result, nameable, gone, trans);
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

/** Why there is no picture, or undefined where there is one or will be. */
export function troubleWords(
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
      return { words: fileKindText(result.file, trans), reason: result.reason };
    case 'failed':
      return { words: trans.__('Could not be loaded'), reason: result.reason };
    default:
      return undefined;
  }
}
