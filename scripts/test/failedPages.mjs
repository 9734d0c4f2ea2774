import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';

/** Lines of a page that are told. The end of a page is its status line. */
const MOST_LINES = 120;

/**
 * What the pages of failed tests showed, as Playwright wrote it down. A log is
 * often all that is left of a machine that ran them.
 *
 * @param {string} folder - where Playwright writes what tests leave
 * @returns {Promise<string[]>} a text for each failed test
 */
export async function failedPages(folder) {
  const left = await readdir(folder, { recursive: true }).catch(() => []);
  return Promise.all(
    left
      .filter(file => path.basename(file) === 'error-context.md')
      .sort()
      .map(async file => {
        const text = await readFile(path.join(folder, file), 'utf8');
        const page = /^# Page snapshot\s+```ya?ml\n(.*?)^```/ms.exec(text);
        const lines = (page?.[1] ?? text).split('\n');
        const shown =
          lines.length <= MOST_LINES
            ? lines
            : [
                ...lines.slice(0, MOST_LINES / 2),
                `… ${lines.length - MOST_LINES} lines …`,
                ...lines.slice(-MOST_LINES / 2)
              ];
        return [`The page of ${path.dirname(file)}:`, ...shown].join('\n');
      })
  );
}
