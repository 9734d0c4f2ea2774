import type { Reason } from '../../domain/jobs/reason';
import type { Trans } from '../trans';
import { reasonText } from './reasons';

/** What was left, by the words of the reason, in the order in which these came. */
export function byReason<
  Left extends
    { readonly why: Reason | readonly Reason[] } | { readonly reason: Reason }
>(
  left: readonly Left[],
  trans: Trans
): readonly (readonly [text: string, left: readonly Left[]])[] {
  const found = new Map<string, Left[]>();
  for (const one of left) {
    const text = reasonText('why' in one ? one.why : one.reason, trans);
    const same = found.get(text);
    if (same) {
      same.push(one);
    } else {
      found.set(text, [one]);
    }
  }
  return [...found];
}
