import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { build } from 'esbuild';

import { ROOT } from '../scripts/paths.mjs';

/** What benches take of the product beside its pages. */
const EXPORTS = `
export { connectAws } from './src/adapters/aws';
export { listQueue } from './src/app/listQueue';
export { CATEGORY_METADATA, categoryStatus } from './src/domain/catalogueItem';
export { withProductCounts } from './src/domain/categories';
export { readConnection } from './src/domain/connection';
export { countersItem } from './src/domain/counters';
export { newItem } from './src/domain/migration/newItem';
export { NO_FILTER } from './src/domain/queueFilter';
`;

/**
 * The product's own modules, bundled for Node as the command line is.
 *
 * @param folder - for the bundle; the caller removes it
 */
export async function loadProduct(folder) {
  const outfile = path.join(folder, 'product.mjs');
  await build({
    stdin: { contents: EXPORTS, resolveDir: ROOT, loader: 'ts' },
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
  return import(pathToFileURL(outfile));
}
