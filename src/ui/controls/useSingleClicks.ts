import type { MouseEvent } from 'react';
import { useRef } from 'react';

/** A button that is pressed by key again within this time, in ms, was pressed by mistake. */
const DOUBLE = 250;

/**
 * A double click or a double press on a button acts once: the second one would
 * act on what came into its place. A button with `data-repeats` is meant to be
 * pressed again and again. What is switched on by key can be switched off at once.
 *
 * @returns for the `onClickCapture` of an area
 */
export function useSingleClicks(): (event: MouseEvent) => void {
  const last = useRef({ text: '', at: -Infinity });
  return event => {
    const button = (event.target as Element).closest('button');
    if (button === null || button.hasAttribute('data-repeats')) {
      return;
    }
    const { detail, timeStamp: at } = event.nativeEvent;
    const text = button.textContent ?? '';
    const isDouble =
      detail > 1 ||
      (detail === 0 &&
        !button.hasAttribute('aria-pressed') &&
        !button.hasAttribute('aria-expanded') &&
        text === last.current.text &&
        at - last.current.at < DOUBLE);
    if (isDouble) {
      event.preventDefault();
      event.stopPropagation();
    } else {
      last.current = { text, at };
    }
  };
}
