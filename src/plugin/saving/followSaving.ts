import type { ILabStatus } from '@jupyterlab/application';
import type { IDisposable } from '@lumino/disposable';

import type { DeskPanel } from '../desk/deskPanel';

/** JupyterLab is dirty while something waits: closing the page then asks first. */
export function followSaving(
  panel: DeskPanel,
  labStatus: ILabStatus | null
): void {
  let dirty: IDisposable | null = null;
  let unsubscribe = (): void => undefined;
  const look = (): void => {
    const waits = (panel.desk?.state.saving.waiting ?? 0) > 0;
    if (waits && dirty === null) {
      dirty = labStatus?.setDirty() ?? null;
    } else if (!waits) {
      dirty?.dispose();
      dirty = null;
    }
  };
  panel.changed.connect(() => {
    unsubscribe();
    unsubscribe = panel.desk?.store.subscribe(look) ?? ((): void => undefined);
    look();
  });
  panel.disposed.connect(() => {
    unsubscribe();
    dirty?.dispose();
  });
}
