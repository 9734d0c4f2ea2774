/** Keys that may be held down: they only move. */
const MOVING = new Set([
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
 * Keys that zoom and pan in the viewer, by their place: an input source
 * changes `event.key`. Bound elsewhere, they step once a press.
 */
const LOOKING = new Set([
  ...[65, 68, 83, 87], // A, D, S, W
  ...[61, 107, 187], // + and =
  ...[109, 173, 189] // -
]);

/**
 * A held key acts once. JupyterLab hears keys at the document, after the
 * desk's node, so what stops here runs no command. Text fields keep theirs.
 */
export function stopRepeats(event: KeyboardEvent): void {
  const target = event.target as Element | null;
  if (
    event.repeat &&
    !MOVING.has(event.key) &&
    !(LOOKING.has(event.keyCode) && target?.closest('.jp-CurationLarge')) &&
    !target?.matches(':read-write, select, input')
  ) {
    event.stopPropagation();
    event.preventDefault();
  }
}
