/**
 * Keeps keys from the page while a dialog comes up and is open. JupyterLab gives
 * a dialog the focus some frames after it is asked for: until then, what a
 * hurried person types would act on the images.
 *
 * @param dialog - its node; keys that are pressed inside it go on
 * @param press - is asked first, from now on; returns whether the key is used up
 * @returns ends it
 */
export function keepKeys(
  dialog: Node,
  press: (event: KeyboardEvent) => boolean = () => false
): () => void {
  const onKey = (event: KeyboardEvent): void => {
    const modified = event.ctrlKey || event.metaKey || event.altKey;
    const inside =
      event.target instanceof Node && dialog.contains(event.target);
    if ((!modified && press(event)) || !inside) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  };
  // Before anything of the page: JupyterLab listens on the document.
  window.addEventListener('keydown', onKey, true);
  return () => window.removeEventListener('keydown', onKey, true);
}
