/**
 * Runs Chromium as long as `act` runs. Frames wait until their images are
 * decoded; otherwise a frame with blank images could count as painted.
 *
 * @template T
 * @param {string} executablePath
 * @param {(browser: import('@playwright/test').Browser) => Promise<T>} act
 */
export async function withBrowser(executablePath, act) {
  // A static import would fail before the Node packages are installed.
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

/** The size that the rows state. */
export const SIZE = { viewport: { width: 1600, height: 1200 } };
