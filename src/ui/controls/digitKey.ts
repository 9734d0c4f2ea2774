/** The key codes of `1` on the two blocks of digits. An input source changes `event.key`. */
const ONES = [49, 97];

/** The digit from 1 to 9 that was pressed without modifiers; undefined for another key. */
export function digitOf({
  keyCode,
  altKey,
  ctrlKey,
  metaKey,
  shiftKey
}: Pick<
  KeyboardEvent,
  'keyCode' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'
>): number | undefined {
  const one = ONES.find(code => keyCode >= code && keyCode < code + 9);
  return one === undefined || altKey || ctrlKey || metaKey || shiftKey
    ? undefined
    : keyCode - one + 1;
}
