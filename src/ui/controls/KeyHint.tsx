import * as React from 'react';

/** The key that does the same as what it stands in. Not read out: labels and the list of keys say it. */
export function KeyHint({ text }: { text: string }): JSX.Element | null {
  return text === '' ? null : (
    <kbd className="jp-CurationKeyHint" aria-hidden="true">
      {text}
    </kbd>
  );
}
