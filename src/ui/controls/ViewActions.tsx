import * as React from 'react';

import { Button } from './Button';

/** An action that a state screen offers. */
export interface ViewAction {
  readonly label: string;
  readonly primary?: boolean;
  /** The key that does the same. */
  readonly keyHint?: string;
  onClick(): void;
}

/** The buttons of a state screen. */
export function ViewActions({
  actions
}: {
  actions: readonly ViewAction[];
}): JSX.Element | null {
  return actions.length === 0 ? null : (
    <div className="jp-CurationActions">
      {actions.map(({ label, ...action }) => (
        <Button key={label} label={label} {...action} />
      ))}
    </div>
  );
}
