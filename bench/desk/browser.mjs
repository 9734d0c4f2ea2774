/**
 * A Chromium for as long as `act` runs. A frame waits for the decoding of the
 * images in it: else it could be counted as painted while they are blank.
 *
 * @param executablePath - of its program
 */
export async function withBrowser(executablePath, act) {
  // Node packages are there only once `prepare` has been here.
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-checker-imaging'
    ]
  });
  try {
    return await act(browser);
  } finally {
    await browser.close();
  }
}

/** As the rows say. */
export const SIZE = { viewport: { width: 1600, height: 1200 } };
