import {
  appendFile,
  mkdir,
  mkdtemp,
  rm,
  utimes,
  writeFile
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { HandleFolder } from '../../../src/adapters/browser/jobs/handleFolder';
import { ListedFolder } from '../../../src/adapters/browser/jobs/listedFolder';
import { LocalFolder } from '../../../src/adapters/node/localFolder';
import type { SourceFolder } from '../../../src/ports/jobs/sourceFolder';
import type { DiskFile } from '../../support/pickedFolders';
import { DiskFolder } from '../../support/pickedFolders';
import type { TestFolder } from './sourceTree';
import { describeSourceTree } from './sourceTree';

describeSourceTree('a folder of this computer', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'curation-tree-'));
  return {
    async put(name, text, modified) {
      const full = path.join(root, name);
      await mkdir(path.dirname(full), { recursive: true });
      await writeFile(full, text);
      if (modified !== undefined) {
        await utimes(full, modified / 1000, modified / 1000);
      }
    },
    open: async () => new LocalFolder(root),
    async writeWhileRead(name, read) {
      const reading = read();
      await appendFile(path.join(root, name), 'more');
      return reading;
    },
    remove: name => rm(path.join(root, name)),
    dispose: () => rm(root, { recursive: true })
  };
});

/** A folder in memory, as the browser shows it. */
function picked(open: (disk: DiskFolder) => SourceFolder): TestFolder {
  const disk = new DiskFolder('dataset');
  const files = new Map<string, DiskFile>();
  return {
    async put(name, text, modified) {
      const there = files.get(name);
      if (there) {
        there.write(text);
      } else {
        files.set(name, disk.put(name, text, modified));
      }
    },
    open: async () => open(disk),
    async writeWhileRead(name, read) {
      const file = files.get(name)!;
      file.onRead = () => file.write('more');
      return read();
    },
    async remove(name) {
      files.get(name)!.gone = true;
    },
    dispose: async () => undefined
  };
}

describeSourceTree('a folder that a page has a handle of', async () =>
  picked(disk => new HandleFolder(disk.handle))
);

describeSourceTree('a folder as an input lists it', async () =>
  picked(disk => new ListedFolder(disk.files()))
);
