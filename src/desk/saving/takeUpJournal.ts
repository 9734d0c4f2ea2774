import type { Rules } from '../../domain/connection/serverPolicy';
import type { Journal } from '../../ports/saving/journal';
import { droppedText } from '../../words/saving/messages';
import type { Trans } from '../../words/trans';
import type { Messages } from '../messages';
import type { DeskState } from '../state';
import type { Store } from '../store';
import type { ChangeQueue } from './changeQueue';

export interface TakeUpOptions {
  readonly journal: Pick<Journal, 'records' | 'kept'>;
  readonly changes: Pick<ChangeQueue, 'takeUp'>;
  /** Undefined if nothing names a person, who then has no journal. */
  readonly person: string | undefined;
  readonly rules?: Pick<Rules, 'readOnly'>;
  readonly store: Pick<Store<DeskState>, 'set'>;
  readonly messages: Messages;
  readonly trans: Trans;
}

/** Continues the changes that an earlier page of the person left in the journal, and shows what else is there. */
export async function takeUpJournal({
  journal,
  changes,
  person,
  rules,
  store,
  messages,
  trans
}: TakeUpOptions): Promise<void> {
  if (person === undefined || rules?.readOnly) {
    // What waits stays in the browser.
    return;
  }
  const { records, dropped, unread = 0 } = await journal.records();
  if (dropped > 0) {
    messages.show(droppedText(dropped, trans), false, true);
  }
  if (unread > 0) {
    store.set({ unread });
  }
  changes.takeUp(records);
  const kept = await journal.kept();
  if (kept.length > 0) {
    store.set({ kept });
  }
}
