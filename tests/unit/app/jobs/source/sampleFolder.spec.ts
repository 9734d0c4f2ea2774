/** @jest-environment node */
import { sampleFolder } from '../../../../../src/app/jobs/source/sampleFolder';
import type {
  FolderEntry,
  SourceFolder
} from '../../../../../src/ports/jobs/sourceFolder';

/** A folder of these paths; what is read of each folder is counted. */
function folderOf(paths: readonly string[]): {
  readonly folder: SourceFolder;
  readonly read: Map<string, number>;
} {
  const read = new Map<string, number>();
  const folder: SourceFolder = {
    async *entries(parts): AsyncGenerator<FolderEntry> {
      const start = parts.map(part => `${part}/`).join('');
      const names = new Set(
        paths
          .filter(path => path.startsWith(start))
          .map(path => path.slice(start.length))
          .map(rest => rest.slice(0, rest.indexOf('/') + 1) || rest)
      );
      for (const name of names) {
        read.set(start, (read.get(start) ?? 0) + 1);
        yield name.endsWith('/')
          ? { kind: 'folder', name: name.slice(0, -1) }
          : { kind: 'file', name, look: async () => undefined };
      }
    }
  };
  return { folder, read };
}

it('finds files below folders, and leaves out what is hidden', async () => {
  const { folder } = folderOf([
    'readme.txt',
    '.git/config',
    'TOP/1005/1/detail/a.jpg',
    'TOP/1005/1/detail/.b.jpg'
  ]);
  expect(await sampleFolder(folder)).toEqual([
    'readme.txt',
    'TOP/1005/1/detail/a.jpg'
  ]);
});

it('takes thirty files of a folder, and as many folders as could be looked into', async () => {
  const files = Array.from({ length: 5000 }, (_, at) => `f${at}.jpg`);
  const folders = Array.from({ length: 300 }, (_, at) => `d${at}/x.jpg`);
  const { folder, read } = folderOf([...folders, ...files]);
  const found = await sampleFolder(folder);
  expect(found.filter(name => !name.includes('/'))).toHaveLength(30);
  expect(read.get('')).toBe(330);
  expect(found).toHaveLength(300);
});
