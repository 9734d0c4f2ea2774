/** Where the browser remembers that the hints were read. */
const KEY = 'jupyterlab-curation:first-run-done';

/** Whether nobody has worked on a desk in this browser yet, as far as it says. */
export function isFirstRun(): boolean {
  try {
    return localStorage.getItem(KEY) === null;
  } catch {
    // Storage is blocked: hints that came each time would be in the way.
    return false;
  }
}

/** The hints never come again. */
export function endFirstRun(): void {
  try {
    localStorage.setItem(KEY, 'true');
  } catch (error) {
    console.warn('That the hints were read is not remembered.', error);
  }
}
