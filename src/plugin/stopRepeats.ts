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
 * A held key acts once. JupyterLab hears keys at the document, after the
 * desk's node, so what stops here runs no command. Text fields keep theirs.
 */
export function stopRepeats(event: KeyboardEvent): void {
  const target = event.target as Element | null;
  if (
    event.repeat &&
    !MOVING.has(event.key) &&
    !target?.matches(':read-write, select, input')
  ) {
    event.stopPropagation();
    event.preventDefault();
  }
}
