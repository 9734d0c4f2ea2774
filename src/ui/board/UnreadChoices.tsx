import * as React from 'react';

import { unreadChoicesText } from '../../words/board/messages';
import { useTrans } from '../controls/trans';

/** The choices that could not be read and are kept. A click shows them as they are stored. */
export function UnreadChoices({
  texts
}: {
  texts: readonly string[];
}): JSX.Element | null {
  const trans = useTrans();
  return texts.length === 0 ? null : (
    <details className="jp-CurationBoard-unread">
      <summary>{unreadChoicesText(texts.length, trans)}</summary>
      <ul>
        {texts.map((text, index) => (
          <li key={index}>
            <code>{text}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}
