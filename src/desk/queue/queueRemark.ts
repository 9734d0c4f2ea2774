import type { QueueSource } from '../../app/queue/listQueue';
import type { Category } from '../../domain/catalogueItem';
import type { Trans } from '../../words/trans';
import {
  foreignText,
  noIndexText,
  unstampedText
} from '../../words/queue/remarks';

/** What a person should know of rows that do not come from the index. */
export function remarkOn(
  source: QueueSource,
  { subCategory }: Category,
  foreign: boolean,
  trans: Trans
): string | null {
  if (foreign) {
    return foreignText(trans);
  }
  switch (source) {
    case 'no-index':
      return noIndexText(trans);
    case 'unstamped':
      return unstampedText(subCategory, trans);
    default:
      return null;
  }
}
