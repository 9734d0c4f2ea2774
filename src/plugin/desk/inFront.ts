/** The palette and dialogs, which close or lose what is typed when the focus leaves them. */
const IN_FRONT = '.jp-ModalCommandPalette, .jp-Dialog';

/** Whether the person is in the middle of something in front of all widgets: what has just loaded does not take the focus from it. */
export function isAskedInFront(): boolean {
  return Boolean(document.activeElement?.closest(IN_FRONT));
}
