/** After this time the browser has copied the bytes of a download, in ms. */
const FETCHED = 60_000;

/**
 * Sends JSON to a download.
 *
 * @param name - the beginning of the file's name; the time follows
 */
export function saveJson(name: string, parts: readonly string[]): void {
  download(timedName(name, 'json'), parts, 'application/json');
}

/** `name-2026-11-22T10-00-00.json` */
export function timedName(name: string, ending: string): string {
  // Windows allows no colon in file names.
  const at = new Date().toISOString().slice(0, 19).replace(/:/g, '-');
  return `${name}-${at}.${ending}`;
}

/** @param type - its media type */
export function download(
  name: string,
  parts: readonly BlobPart[],
  type: string
): void {
  const bytes = new Blob([...parts], { type });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(bytes);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), FETCHED);
}
