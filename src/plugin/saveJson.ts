/** After this time the browser has copied the bytes of a download, in ms. */
const FETCHED = 60_000;

/**
 * Sends JSON to a download.
 *
 * @param name - the beginning of the file's name; the time follows
 */
export function saveJson(name: string, parts: readonly string[]): void {
  const bytes = new Blob([...parts], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(bytes);
  // Windows allows no colon in file names.
  const at = new Date().toISOString().slice(0, 19).replace(/:/g, '-');
  link.download = `${name}-${at}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), FETCHED);
}
