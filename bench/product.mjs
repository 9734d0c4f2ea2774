import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { build } from 'esbuild';

import { ROOT } from '../scripts/paths.mjs';

/**
 * @typedef {typeof import('./productExports')} Product
 * @typedef {ReturnType<Product['readConnection']>} Connection
 */

/**
 * Loads the product's own modules, bundled for Node like the command line.
 *
 * @param {string} folder - for the bundle; the caller removes it
 * @returns {Promise<Product>}
 */
export async function loadProduct(folder) {
  const outfile = path.join(folder, 'product.mjs');
  await bundleForNode('productExports.ts', outfile);
  return import(pathToFileURL(outfile).href);
}

/**
 * Bundles TypeScript for Node, with the product's modules that it imports.
 *
 * @param {string} entry - below bench/
 * @param {string} outfile
 */
export async function bundleForNode(entry, outfile) {
  await build({
    entryPoints: [path.join(ROOT, 'bench', entry)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    mainFields: ['module', 'main'],
    define: { CURATION_VERSION: JSON.stringify('bench') },
    banner: {
      js: [
        "import { createRequire as createRequireForBundle } from 'node:module';",
        'const require = createRequireForBundle(import.meta.url);'
      ].join('\n')
    },
    logLevel: 'warning'
  });
}
