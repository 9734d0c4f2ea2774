import { toHex } from '../../domain/edits/hex';
import type { Journal, KeptRecord } from '../../ports/saving/journal';
import { notAdoptedSentence } from '../../words/saving/kept';
import type { Trans } from '../../words/trans';
import type { DeskQuestions } from '../deskQuestions';
import type { Messages } from '../messages';
import type { DeskState } from '../state';
import type { Store } from '../store';
import type { ChangeQueue } from './changeQueue';

export interface KeptChangesOptions {
  readonly store: Store<DeskState>;
  readonly journal: Pick<Journal, 'kept' | 'adopt' | 'remove' | 'stored'>;
  readonly changes: Pick<ChangeQueue, 'takeUp'>;
  readonly questions: Pick<DeskQuestions, 'kept'>;
  readonly messages: Messages;
  readonly trans: Trans;
}

/** Unsaved changes in this browser that nobody has shown to be the person's own. They wait until the person has seen them. */
export class KeptChanges {
  constructor(private readonly _options: KeptChangesOptions) {}

  /**
   * Shows them and asks what becomes of them.
   *
   * @param person - whose, as stored; by default the first one's
   */
  async review(person?: string): Promise<void> {
    const { store, questions } = this._options;
    const [first] = store.state.kept;
    const whose = person ?? first?.person;
    const kept = store.state.kept.filter(other => other.person === whose);
    if (kept.length === 0) {
      return;
    }
    const answer = await questions.kept(kept, () => this._copy(kept));
    if (answer === 'adopt') {
      await this._adopt(kept.filter(({ mayAdopt }) => mayAdopt));
    }
    if (answer === 'discard') {
      for (const { opId } of kept) {
        await this._options.journal.remove(opId);
      }
    }
    if (answer !== undefined) {
      store.set({ kept: await this._options.journal.kept() });
    }
  }

  private async _adopt(kept: readonly KeptRecord[]): Promise<void> {
    const { journal, changes, messages, trans } = this._options;
    const adopted = await journal.adopt(kept);
    changes.takeUp(adopted);
    if (adopted.length < kept.length) {
      const lost = kept.length - adopted.length;
      messages.show(notAdoptedSentence(lost, trans).text);
    }
  }

  /** As JSON, one part for each change; bytes of files are hexadecimal. */
  private async _copy(kept: readonly KeptRecord[]): Promise<readonly string[]> {
    const parts: string[] = [];
    for (const { opId, person } of kept) {
      const record = await this._options.journal.stored(opId);
      const bytesAsText = (_: string, value: unknown): unknown =>
        value instanceof Uint8Array ? toHex(value) : value;
      parts.push(JSON.stringify({ person, record }, bytesAsText));
    }
    return parts;
  }
}
