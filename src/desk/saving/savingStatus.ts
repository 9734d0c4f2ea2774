import { signInHelps } from '../../words/errors';
import type { Messages } from '../messages';
import type { Trans } from '../../words/trans';
import { withoutTagsSentence } from '../../words/saving/messages';
import type { DeskState, FailedSave, LeftStep, UnsavedStatus } from '../state';
import type { Store } from '../store';
import type { ChangeFollower } from './changeFollower';
import type { ChangeQueue } from './changeQueue';

export interface SavingStatusOptions {
  readonly store: Store<DeskState>;
  readonly messages: Messages;
  readonly trans: Trans;
  readonly changes: Pick<ChangeQueue, 'state' | 'unsaved' | 'left'>;
}

const NONE: readonly UnsavedStatus[] = [];
const NONE_LEFT: readonly LeftStep[] = [];

/**
 * Shows what waits and what failed. A new failure also becomes a message, but a
 * conflict does not: it is shown once, where the person decides it.
 */
export class SavingStatus implements ChangeFollower {
  /** Whether the person knows that the store has no tags. */
  private _told = false;

  constructor(private readonly _options: SavingStatusOptions) {}

  saved(): void {
    // Whatever the browser reports about its network: this went through.
    this._options.store.set({ offline: false });
  }

  changed(): void {
    const { store, changes } = this._options;
    const before = store.state.saving;
    const saving = changes.state;
    const { unsaved, left } = changes;
    // The same value while there is none, so that views which only need it are not rendered.
    store.set({
      saving,
      unsaved: unsaved.length === 0 ? NONE : unsaved,
      left: left.length === 0 ? NONE_LEFT : left
    });
    const { notice } = store.state;
    if (notice && signInHelps(notice) && saving.waiting < before.waiting) {
      store.set({ notice: null });
    }
  }

  stepFailed({ problem }: LeftStep): void {
    const { store, messages } = this._options;
    messages.show(problem.text, false, true);
    if (problem.kind === 'NotSignedIn') {
      store.set({ notice: problem });
    }
  }

  /** Says it once. It is nothing to decide. */
  stepUnsupported(): void {
    const { store, trans } = this._options;
    if (!this._told && store.state.notice === null) {
      this._told = true;
      const notice = withoutTagsSentence(trans);
      store.set({ notice: { kind: 'NotSupported', ...notice } });
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
