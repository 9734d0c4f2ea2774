import { startServerLabel } from '../../words/connection/serverAway';
import type { Problem } from '../../words/errors';
import type { Trans } from '../../words/trans';
import type { ViewAction } from '../controls/ViewActions';

/** Opens the page that starts the server, in a tab of its own: what the desk has must not be left. */
export function startServerAction(
  { startAt }: Problem,
  trans: Trans
): readonly ViewAction[] {
  return startAt === undefined
    ? []
    : [
        {
          label: startServerLabel(trans),
          onClick: () => void window.open(startAt, '_blank', 'noopener')
        }
      ];
}
