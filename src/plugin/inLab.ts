import { pageOptions } from '../adapters/jupyter/hubPlace';

/**
 * Whether this page shows one document, or none, and a desk would be where
 * nobody sees it. The pages of Notebook 7 name themselves.
 */
export function isNotebookPage(): boolean {
  return pageOptions()('notebookPage') !== '';
}

/**
 * The address of JupyterLab with a desk.
 *
 * @param connection - the first one if undefined
 */
export function labAddress(
  baseUrl: string,
  connection: string | undefined
): string {
  const asked = new URLSearchParams({ curation: connection ?? 'open' });
  return `${baseUrl.replace(/\/*$/, '/')}lab?${asked}`;
}

/** Opens JupyterLab with a desk, in a tab of its own if the browser allows it. */
export function openInLab(
  baseUrl: string,
  connection: string | undefined,
  page: Pick<Window, 'open' | 'location'> = window
): void {
  const address = labAddress(baseUrl, connection);
  // Browsers block it if nobody has clicked.
  if (page.open(address, '_blank') === null) {
    page.location.assign(address);
  }
}
