import type { CommandRegistry } from '@lumino/commands';

import type { DeskState } from '../../desk/state';
import { conditionsOf } from '../../domain/queue/queueFilter';
import type { DeskPanel } from '../desk/deskPanel';

/** Toolbar buttons and menus hear when a command of the desk can be run, or no longer. */
export function followCommands(
  panel: DeskPanel,
  commands: CommandRegistry
): void {
  let unsubscribe = (): void => undefined;
  let before: string | undefined;
  const look = (): void => {
    const state = panel.desk?.state;
    const now = state && JSON.stringify(whatEnables(state));
    if (now !== before) {
      before = now;
      commands.notifyCommandChanged();
    }
  };
  panel.changed.connect(() => {
    unsubscribe();
    unsubscribe = panel.desk?.store.subscribe(look) ?? ((): void => undefined);
    look();
  });
  panel.disposed.connect(() => unsubscribe());
}

/** Everything that src/desk/commands/canPerform.ts looks at. */
function whatEnables({
  canUndo,
  canRedo,
  saving,
  category,
  queue,
  open
}: DeskState): readonly unknown[] {
  return [
    canUndo,
    canRedo,
    saving.failed.length > 0,
    category === null,
    conditionsOf(queue.filter) > 0,
    open.state === 'open' && [
      open.heldBy,
      open.product.status,
      open.viewing !== null
    ]
  ];
}
