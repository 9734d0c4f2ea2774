import type { DeskState } from './state';
import { openProductOf } from './state';
import type { Store } from './store';

/** What fills the browser's window now; null if nothing does. */
export type Filling = 'desk' | 'viewer' | null;

/** The viewer counts only while it is open. */
export function fillingOf(
  state: Pick<DeskState, 'fullWindow' | 'open'>
): Filling {
  const { desk, viewer } = state.fullWindow;
  if (viewer && isViewing(state)) {
    return 'viewer';
  }
  return desk ? 'desk' : null;
}

/** Lets the desk or the viewer fill the browser's window. */
export class FullWindow {
  constructor(private readonly _store: Store<DeskState>) {}

  /** Turns it on or off: for the viewer while it is open, else for the desk. */
  toggle(): void {
    const { state } = this._store;
    const which = isViewing(state) ? 'viewer' : 'desk';
    const { fullWindow } = state;
    this._store.set({
      fullWindow: { ...fullWindow, [which]: !fullWindow[which] }
    });
  }

  /**
   * Back to the desk among JupyterLab's other parts.
   *
   * @returns whether the desk filled the window
   */
  leave(): boolean {
    const { fullWindow } = this._store.state;
    if (fullWindow.desk || fullWindow.viewer) {
      this._store.set({ fullWindow: { desk: false, viewer: false } });
    }
    return fullWindow.desk;
  }
}

function isViewing(state: Pick<DeskState, 'open'>): boolean {
  return (openProductOf(state)?.viewing ?? null) !== null;
}
