import { formatCount } from '../format';
import type { Sentence } from '../sentence';
import type { Trans } from '../trans';

/** @param dropped - how many changes of the journal could not be read */
export function droppedText(dropped: number, trans: Trans): string {
  return trans._n(
    '%1 change of another version could not be read and was dropped.',
    '%1 changes of another version could not be read and were dropped.',
    dropped
  );
}

/** Why not all changes are saved although none waits here. */
export function unreadText(unread: number, trans: Trans): string {
  return trans._n(
    '%2 change waits for the next start',
    '%2 changes wait for the next start',
    unread,
    formatCount(unread, trans)
  );
}

/** @param names - of what a person's version lost to others' */
export function lostText(names: readonly string[], trans: Trans): string {
  return trans.__('Not kept, because others removed it: %1', names.join(', '));
}

export function discardedText(labels: readonly string[], trans: Trans): string {
  return trans.__('Discarded: %1', labels.join(', '));
}

export function discardQuestion(trans: Trans): string {
  return trans.__('Discard the unsaved changes?');
}

/** The bucket's service cannot tag objects. */
export function withoutTagsSentence(trans: Trans): Sentence {
  return {
    text: trans.__(
      'This bucket has no object tags. Products are completed without them.'
    ),
    remedy: trans.__('Nothing else changes.')
  };
}
