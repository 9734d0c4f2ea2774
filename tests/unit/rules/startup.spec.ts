/** @jest-environment node */
import path from 'node:path';

import type { Metafile } from 'esbuild';
import { build } from 'esbuild';

const ROOT = path.join(__dirname, '../../..');

/** What JupyterLab loads of an extension by itself. */
const ENTRIES = ['src/index.ts', 'style/index.js'];

/** Bytes that JupyterLab may load before a desk is opened. */
const LIMIT = 30_000;

/**
 * What module federation's own file takes of them: `remoteEntry` of a build for
 * production is 15.3 kB (`npm run bench -- start`), and its plugin 0.4 kB smaller
 * than what is measured here. It grows by some 170 bytes with each package of
 * JupyterLab that is imported and 50 with each chunk.
 */
const FEDERATION = 15_000;

/** What a desk is made of and nobody needs before one is opened. */
const HEAVY =
  /^(zod|idb|hyparquet-writer|@aws-sdk\/|@smithy\/|@tanstack\/)|\.css$/;

type Bundle = Metafile['outputs'][string];

/**
 * The repository's own part of the page's bundle: packages are left out, and
 * what is imported later is in files of its own.
 */
async function bundle(): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: ENTRIES,
    outdir: 'out',
    write: false,
    metafile: true,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    packages: 'external',
    loader: { '.svg': 'text', '.css': 'empty' }
  });
  return metafile;
}

/** The entries' files, and those that come with them. */
function atStart({ outputs }: Metafile): Bundle[] {
  const names = new Set(
    Object.keys(outputs).filter(name =>
      ENTRIES.includes(outputs[name].entryPoint ?? '')
    )
  );
  for (const name of names) {
    for (const { path: other, kind, external } of outputs[name].imports) {
      if (kind === 'import-statement' && !external) {
        names.add(other);
      }
    }
  }
  return [...names].map(name => outputs[name]);
}

let metafile: Metafile;
let loaded: Bundle[];
/** Bytes that each source takes of it. */
let sources: Map<string, number>;

beforeAll(async () => {
  metafile = await bundle();
  loaded = atStart(metafile);
  sources = new Map(
    loaded.flatMap(({ inputs }) =>
      Object.entries(inputs).map(([name, of]) => [name, of.bytesInOutput])
    )
  );
});

it('what JupyterLab loads before a desk is opened brings nothing heavy along', () => {
  const heavy = [...sources.keys()].flatMap(source =>
    metafile.inputs[source].imports
      .filter(({ kind }) => kind === 'import-statement')
      .filter(({ path: name }) => HEAVY.test(name))
      .map(({ path: name }) => `${source} imports ${name}`)
  );
  expect([...sources.keys()]).toContain('src/plugin/deskPlugin.ts');
  expect(heavy).toEqual([]);
});

it('what JupyterLab loads before a desk is opened is small', () => {
  const bytes = loaded.reduce((sum, output) => sum + output.bytes, 0);
  const largestFirst = [...sources]
    .sort(([, a], [, b]) => b - a)
    .map(([source, of]) => `${source} ${of}`);
  // Where it is too much, the sources say what has grown.
  expect(FEDERATION + bytes < LIMIT ? [] : largestFirst).toEqual([]);
});
