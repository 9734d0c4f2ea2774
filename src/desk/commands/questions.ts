import { sameProduct } from '../../domain/product/product';
import type { Trans } from '../../words/trans';
import type { AskThenAct } from '../command';
import { openProductOf } from '../state';
import type { DeskQuestions } from '../deskQuestions';
import type { Messages } from '../messages';
import type { DeskState } from '../state';
import type { Store } from '../store';
import type { WaitingCommands } from './waitingCommands';
import { otherProductText } from '../../words/commands/notDone';

export interface AskThenActOptions {
  readonly store: Pick<Store<DeskState>, 'state'>;
  readonly waiting: Pick<WaitingCommands, 'run'>;
  readonly messages: Pick<Messages, 'show'>;
  readonly trans: Trans;
}

/** Asks about the open product; an answer that comes when another one is shown is not used. */
export function askThenActOn({
  store,
  waiting,
  messages,
  trans
}: AskThenActOptions): AskThenAct {
  return (ask, act) => {
    const about = openProductOf(store.state)?.product;
    const asked = ask();
    if (!(asked instanceof Promise)) {
      return act(asked);
    }
    return asked.then(answer => {
      const now = openProductOf(store.state)?.product;
      if (answer === undefined) {
        return undefined;
      }
      if (now !== undefined && !sameProduct(now, about)) {
        messages.show(otherProductText(trans));
        return undefined;
      }
      // The product may be being read again by now.
      return waiting.run('for-claim', () => act(answer));
    });
  };
}

/**
 * Asks one question at a time: a key that is pressed twice before its dialog
 * has the focus asks once. The second call gets the answer of a closed dialog.
 */
export function oneQuestion(questions: DeskQuestions): DeskQuestions {
  let asking = false;
  const once = async <T>(ask: () => Promise<T>, closed: T): Promise<T> => {
    if (asking) {
      return closed;
    }
    asking = true;
    try {
      return await ask();
    } finally {
      asking = false;
    }
  };
  return {
    productId: () => once(() => questions.productId(), undefined),
    holdReason: (reasons, own) =>
      once(() => questions.holdReason(reasons, own), undefined),
    note: note => once(() => questions.note(note), undefined),
    flag: (flags, set) => once(() => questions.flag(flags, set), undefined),
    discard: lost => once(() => questions.discard(lost), false),
    kept: (kept, copy) => once(() => questions.kept(kept, copy), undefined),
    showKeys: () => once(() => questions.showKeys(), undefined),
    // A browser opens one file dialog for each key press, and may not report that it was closed.
    files: () => questions.files()
  };
}
