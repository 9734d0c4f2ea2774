import { Clipboard } from '@jupyterlab/apputils';

import type { ReportSinks } from '../../ui/jobs/jobProps';

/** The browser's own copy of a download's bytes is made by then, in ms. */
const FETCHED = 60_000;

/**
 * Where a report goes outside of the desk: the clipboard, or a download.
 *
 * @param name - what it is of, for the file's name
 */
export function reportSinks(name: () => string): ReportSinks {
  return {
    async copy(report) {
      const text = JSON.stringify(report);
      // Only secure contexts have the one that says whether it worked.
      if (window.isSecureContext) {
        await navigator.clipboard.writeText(text);
      } else {
        Clipboard.copyToSystem(text);
      }
    },
    save(report) {
      const bytes = new Blob([`${JSON.stringify(report)}\n`], {
        type: 'application/json'
      });
      const link = document.createElement('a');
      link.href = URL.createObjectURL(bytes);
      // No colon: Windows takes none in names of files.
      const at = new Date().toISOString().slice(0, 19).replace(/:/g, '-');
      link.download = `${name()}-${at}.json`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), FETCHED);
    }
  };
}
