/**
 * Bundles the command line into one file that needs no other: `dist/cli.mjs` for
 * npm, and the same file in the Python package for pip.
 */
import { chmod, copyFile, readFile } from 'node:fs/promises';
import path from 'node:path';

import { build } from 'esbuild';

import { CLI, CLI_OF_WHEEL, ROOT } from './paths.mjs';

const { version } = JSON.parse(
  await readFile(path.join(ROOT, 'package.json'), 'utf8')
);

await build({
  entryPoints: [path.join(ROOT, 'src/cli/index.ts')],
  outfile: CLI,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // The SDK ships two builds; a bundler can remove unused code only from this one.
  mainFields: ['module', 'main'],
  // Native and optional. It is loaded only when pictures are made.
  external: ['sharp'],
  // Names stay, because stacks are read.
  minifyWhitespace: true,
  minifySyntax: true,
  define: { CURATION_VERSION: JSON.stringify(version) },
  banner: {
    // Bundled CommonJS packages load Node's modules by require.
    js: [
      '#!/usr/bin/env node',
      "import { createRequire as createRequireForBundle } from 'node:module';",
      'const require = createRequireForBundle(import.meta.url);'
    ].join('\n')
  },
  logLevel: 'warning'
});
await chmod(CLI, 0o755);
await copyFile(CLI, CLI_OF_WHEEL);
