import * as React from 'react';

import { Button } from './Button';

/** An action that a state screen offers. */
export interface ViewAction {
  readonly label: string;
  readonly primary?: boolean;
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
      {actions.map(({ label, primary, onClick }) => (
        <Button key={label} label={label} primary={primary} onClick={onClick} />
      ))}
    </div>
  );
}
