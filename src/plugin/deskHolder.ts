import type { ISignal } from '@lumino/signaling';

import type { Desk } from '../desk/desk';

/** A panel that has a desk while it is connected. */
export interface DeskHolder {
  readonly desk: Desk | null;
  /** The desk's state changed; or another desk, or none, is shown. */
  readonly stateChanged: ISignal<unknown, void>;
  readonly disposed: ISignal<unknown, void>;
}
