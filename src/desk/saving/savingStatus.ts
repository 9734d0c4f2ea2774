import { signInHelps } from '../../words/errors';
import type { Messages } from '../messages';
import type { DeskState, FailedSave, UnsavedStatus } from '../state';
import type { Store } from '../store';
import type { ChangeFollower } from './changeFollower';
import type { ChangeQueue } from './changeQueue';

export interface SavingStatusOptions {
  readonly store: Store<DeskState>;
  readonly messages: Messages;
  readonly changes: Pick<ChangeQueue, 'state' | 'unsaved'>;
}

const NONE: readonly UnsavedStatus[] = [];

/**
 * Shows what waits and what failed. A new failure also becomes a message, but a
 * conflict does not: it is shown once, where the person decides it.
 */
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
    const { unsaved } = changes;
    // The same value while there is none, so that views which only need it are not rendered.
    store.set({ saving, unsaved: unsaved.length === 0 ? NONE : unsaved });
    const { notice } = store.state;
    if (notice && signInHelps(notice) && saving.waiting < before.waiting) {
      store.set({ notice: null });
    }
  }

  failed({ labels, problem, conflict }: FailedSave): void {
    const { store, messages } = this._options;
    if (conflict === null) {
      messages.show(`${labels[0]}: ${problem.text}`);
    }
    if (signInHelps(problem)) {
      // It concerns the whole desk, and the notice offers to sign in.
      store.set({ notice: problem });
    }
  }
}
