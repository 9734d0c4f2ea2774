import path from 'node:path';
import { fileURLToPath } from 'node:url';

import e2eConfig from '../e2e/playwright.config.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));

// scripts/hub.mjs starts the sandbox and JupyterHub, and says here where they are.
// The people of a test have pages of their own: see support/people.ts.
export default {
  ...e2eConfig,
  testDir: here,
  outputDir: path.join(here, 'test-results')
};
