import * as React from 'react';

/** The shortcut of a button. Screen readers skip it: labels and the list of shortcuts have it. */
export function KeyHint({ text }: { text: string }): JSX.Element | null {
  return text === '' ? null : (
    <kbd className="jp-CurationKeyHint" aria-hidden="true">
      {text}
    </kbd>
  );
}
