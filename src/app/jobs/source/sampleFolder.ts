import type { SourceFolder } from '../../../ports/jobs/sourceFolder';

/** Files that are enough to tell what a folder is. */
const FILES = 300;

/** Files of one folder that say as much as all of them. */
const FILES_OF_ONE = 30;

/** Folders that are looked into, at most. */
const FOLDERS = 1000;

/** Levels below the folder. */
const DEPTH = 8;

/**
 * Some of the files in a folder and below it, relative and with slashes. Hidden
 * ones and what cannot be read are left out.
 */
export async function sampleFolder(
  folder: SourceFolder
): Promise<readonly string[]> {
  const files: string[] = [];
  const waiting: string[][] = [[]];
  for (let looked = 0; looked < FOLDERS && files.length < FILES; looked++) {
    const parts = waiting.shift();
    if (parts === undefined) {
      break;
    }
    const inside: string[][] = [];
    let some = 0;
    for await (const { kind, name } of folder.entries(parts, () => undefined)) {
      const path = [...parts, name];
      if (name.startsWith('.')) {
        continue;
      }
      if (kind === 'folder' && inside.length < FILES) {
        inside.push(path);
      } else if (kind === 'file' && some < FILES_OF_ONE) {
        some++;
        files.push(path.join('/'));
      }
      if (some === FILES_OF_ONE && inside.length === FILES) {
        break;
      }
    }
    if (parts.length < DEPTH) {
      // The deepest first, so that one path to an image is enough.
      waiting.unshift(...inside);
    }
  }
  return files;
}
