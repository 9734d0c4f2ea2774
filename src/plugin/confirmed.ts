import { Dialog, showDialog } from '@jupyterlab/apputils';

/** Asks before something that cannot be undone. */
export async function confirmed(
  question: { readonly title: string; readonly body: string },
  label: string
): Promise<boolean> {
  const { button } = await showDialog({
    ...question,
    buttons: [Dialog.cancelButton(), Dialog.warnButton({ label })],
    // Enter, pressed in haste, must not do it.
    defaultButton: 0
  });
  return button.accept;
}
