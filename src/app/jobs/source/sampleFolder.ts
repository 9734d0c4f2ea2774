import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** Files that are enough to tell what a folder is. */
const FILES = 300;

/** Folders that are looked into, at most. */
const FOLDERS = 1000;

/** Levels below the folder. */
const DEPTH = 8;

/**
 * Some of the files in a folder and below it, relative and with slashes. Links
 * are not followed, hidden folders and those that cannot be read are left out.
 */
export async function sampleFolder(root: string): Promise<readonly string[]> {
  const files: string[] = [];
  const waiting: string[][] = [[]];
  for (let looked = 0; looked < FOLDERS && files.length < FILES; looked++) {
    const parts = waiting.shift();
    if (parts === undefined) {
      break;
    }
    const entries = await readdir(path.join(root, ...parts), {
      withFileTypes: true
    }).catch(() => []);
    const shown = entries.filter(({ name }) => !name.startsWith('.'));
    const some = shown.filter(entry => entry.isFile()).slice(0, FILES / 10);
    files.push(...some.map(({ name }) => [...parts, name].join('/')));
    if (parts.length < DEPTH) {
      const inside = shown.filter(entry => entry.isDirectory()).slice(0, FILES);
      // The deepest first, so that one path to an image is enough.
      waiting.unshift(...inside.map(({ name }) => [...parts, name]));
    }
  }
  return files;
}
