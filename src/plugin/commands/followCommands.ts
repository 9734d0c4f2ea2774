import type { CommandRegistry } from '@lumino/commands';

import type { DeskPanel } from '../desk/deskPanel';

/** Toolbar buttons and menus hear when a command of the desk can be run, or no longer. */
export function followCommands(
  panel: DeskPanel,
  commands: CommandRegistry
): void {
  let unsubscribe = (): void => undefined;
  let before: string | undefined;
  const look = (): void => {
    const now = panel.desk?.commands.possible().join();
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
