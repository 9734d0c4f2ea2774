import { Clipboard } from '@jupyterlab/apputils';

import type { ReportSinks } from '../../ui/jobs/jobProps';
import { reportJson } from '../../words/jobs/reportJson';
import { saveJson } from '../saveJson';

/**
 * Sends a report to the clipboard or to a download.
 *
 * @param name - the beginning of the file's name
 */
export function reportSinks(name: () => string): ReportSinks {
  return {
    copy: report => copyText(reportJson(report)),
    save(report) {
      saveJson(name(), [`${reportJson(report)}\n`]);
    }
  };
}

/** Copies a text. Rejects if the browser refuses the clipboard. */
export async function copyText(text: string): Promise<void> {
  // Only secure contexts have the clipboard that reports failure.
  if (window.isSecureContext) {
    await navigator.clipboard.writeText(text);
  } else {
    Clipboard.copyToSystem(text);
  }
}
