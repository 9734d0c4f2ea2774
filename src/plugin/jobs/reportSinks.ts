import { Clipboard } from '@jupyterlab/apputils';

import type { ReportSinks } from '../../ui/jobs/jobProps';
import { reportJson } from '../../words/jobs/reportJson';

/** After this time the browser has copied the bytes of a download, in ms. */
const FETCHED = 60_000;

/**
 * Sends a report to the clipboard or to a download.
 *
 * @param name - the beginning of the file's name
 */
export function reportSinks(name: () => string): ReportSinks {
  return {
    async copy(report) {
      const text = reportJson(report);
      // Only secure contexts have the clipboard that reports failure.
      if (window.isSecureContext) {
        await navigator.clipboard.writeText(text);
      } else {
        Clipboard.copyToSystem(text);
      }
    },
    save(report) {
      const bytes = new Blob([`${reportJson(report)}\n`], {
        type: 'application/json'
      });
      const link = document.createElement('a');
      link.href = URL.createObjectURL(bytes);
      // Windows allows no colon in file names.
      const at = new Date().toISOString().slice(0, 19).replace(/:/g, '-');
      link.download = `${name()}-${at}.json`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), FETCHED);
    }
  };
}
