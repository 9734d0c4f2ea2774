import type { DeskQuestions } from '../deskOptions';

/**
 * Questions of which one is asked at a time: a key that is pressed twice
 * before its dialog has the focus asks once. The second call is answered as by
 * who closes the dialog.
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
    holdReason: reasons => once(() => questions.holdReason(reasons), undefined),
    note: note => once(() => questions.note(note), undefined),
    flag: flags => once(() => questions.flag(flags), undefined),
    discard: lost => once(() => questions.discard(lost), false),
    showKeys: () => once(() => questions.showKeys(), undefined),
    // The browser opens one chooser a key press, and may never tell of its end.
    files: () => questions.files()
  };
}
