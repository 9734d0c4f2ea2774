/** Keys that only move the focus, so they may be held down. */
const FOCUS_KEYS = new Set([
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'PageUp',
  'PageDown',
  'Home',
  'End',
  'Tab'
]);

/**
 * The key codes of keys that zoom and pan in the viewer, because an input source
 * changes `event.key`. If a person binds other keys, those act once a press.
 */
const VIEWER_KEY_CODES = new Set([
  ...[65, 68, 83, 87], // A, D, S, W
  ...[61, 107, 187], // + and =
  ...[109, 173, 189] // -
]);

/**
 * Makes a held key act once. JupyterLab handles keys at the document, after the
 * desk's node, so an event that stops here runs no command. Text fields keep
 * their repeated keys.
 */
export function stopRepeats(event: KeyboardEvent): void {
  const target = event.target as Element | null;
  if (
    event.repeat &&
    !FOCUS_KEYS.has(event.key) &&
    !(
      VIEWER_KEY_CODES.has(event.keyCode) &&
      target?.closest('.jp-CurationLarge')
    ) &&
    !target?.matches(':read-write, select, input')
  ) {
    event.stopPropagation();
    event.preventDefault();
  }
}
