import type { Messages } from '../messages';
import type { DeskState, FailedSave } from '../state';
import type { Store } from '../store';
import type { ChangeFollower, ChangeQueue } from './changeQueue';

export interface SavingStatusOptions {
  readonly store: Store<DeskState>;
  readonly messages: Messages;
  readonly changes: Pick<ChangeQueue, 'state'>;
}

/** Shows what waits and what failed; a new failure also becomes a message. */
export class SavingStatus implements ChangeFollower {
  constructor(private readonly _options: SavingStatusOptions) {}

  saved(): void {
    // Whatever the browser reports about its network: this went through.
    this._options.store.set({ offline: false });
  }

  changed(): void {
    const { store, changes } = this._options;
    const before = store.state.saving;
    const saving = changes.state;
    store.set({ saving });
    const { notice } = store.state;
    if (notice?.kind === 'NotSignedIn' && saving.waiting < before.waiting) {
      store.set({ notice: null });
    }
  }

  failed({ labels, problem }: FailedSave): void {
    const { store, messages } = this._options;
    messages.show(`${labels[0]}: ${problem.text}`);
    if (problem.kind === 'NotSignedIn') {
      // It concerns the whole desk, and the notice offers to sign in.
      store.set({ notice: problem });
    }
  }
}
