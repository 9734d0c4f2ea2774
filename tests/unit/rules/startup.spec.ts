import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(__dirname, '../../..');

/** What a desk is made of and nobody needs before one is opened. */
const HEAVY = /^(zod|idb|@aws-sdk\/|@smithy\/|@tanstack\/)/;

/** What JupyterLab loads of an extension by itself. */
const ENTRIES = ['src/index.ts', 'style/index.js'].map(file =>
  path.join(ROOT, file)
);

/** Imports that a file brings along when it is loaded: no types, none that are asked for later. */
function importsOf(file: string): string[] {
  return [
    ...readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)\s+(?!type\b)[^;]*?from\s+'([^']+)'|^import\s+'([^']+)'/gm
    )
  ].map(([, from, bare]) => from ?? bare);
}

function fileOf(from: string, name: string): string | undefined {
  const base = path.join(path.dirname(from), name);
  return [`${base}.ts`, `${base}.tsx`, path.join(base, 'index.ts')].find(
    existsSync
  );
}

it('what JupyterLab loads before a desk is opened brings nothing heavy along', () => {
  const by = new Map<string, string>(ENTRIES.map(entry => [entry, '']));
  const heavy: string[] = [];
  for (const [file] of by) {
    for (const name of importsOf(file)) {
      const next = name.startsWith('.') ? fileOf(file, name) : undefined;
      if (next !== undefined && !by.has(next)) {
        by.set(next, file);
      }
      if (HEAVY.test(name) || name.endsWith('.css')) {
        heavy.push(`${path.relative(ROOT, file)} imports ${name}`);
      }
    }
  }
  expect([...by.keys()]).toContain(path.join(ROOT, 'src/plugin/deskPlugin.ts'));
  expect(heavy).toEqual([]);
});
