import type { Dir, Dirent, Stats } from 'node:fs';
import { open, opendir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

import { Invalid, NotFound } from '../../domain/errors';
import type { FolderEntry, SourceFolder } from '../../ports/jobs/sourceFolder';
import { foundFile } from '../../ports/jobs/sourceFolder';
import type { Skipped } from '../../ports/jobs/sourceTree';

/** Entries that are read at a time. */
const READ_AT_ONCE = 1024;

/** A folder of this computer. Links are followed as long as they stay inside it. */
export class LocalFolder implements SourceFolder {
  constructor(private readonly root: string) {}

  async *entries(
    parts: readonly string[],
    skip: (skipped: Skipped) => void
  ): AsyncGenerator<FolderEntry> {
    const unreadable = (): void =>
      skip({ path: parts.join('/'), reason: { code: 'unreadable' } });
    const folder = path.join(this.root, ...parts);
    let opened: Dir;
    try {
      opened = await opendir(folder, { bufferSize: READ_AT_ONCE });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const isGone = code === 'ENOENT' || code === 'ENOTDIR';
      if (parts.length === 0 && isGone) {
        throw new NotFound('folder-missing', { folder: this.root });
      }
      if (code !== 'ENOENT') {
        unreadable();
      }
      return;
    }
    for await (const found of all(opened, unreadable)) {
      const full = path.join(folder, found.name);
      // Follows links. A name that is not valid text is not found.
      const is = await stat(full).catch(() => undefined);
      const leftOut = (code: 'link-outside' | LeftOut): void =>
        skip({ path: [...parts, found.name].join('/'), reason: { code } });
      if (is && found.isSymbolicLink() && !(await this.isInside(full))) {
        leftOut('link-outside');
      } else if (is?.isFile() || is?.isDirectory()) {
        yield entryOf(found.name, full, is);
      } else {
        leftOut(is ? 'neither-file-nor-folder' : 'unreadable');
      }
    }
  }

  /** Whether a link leads to something in the tree. */
  private async isInside(link: string): Promise<boolean> {
    const [root, target] = await Promise.all([
      realpath(this.root),
      realpath(link)
    ]);
    return target.startsWith(root.endsWith(path.sep) ? root : root + path.sep);
  }
}

type LeftOut = 'neither-file-nor-folder' | 'unreadable';

/** What is listed until listing fails. */
async function* all(opened: Dir, failed: () => void): AsyncGenerator<Dirent> {
  const entries = opened[Symbol.asyncIterator]();
  try {
    for (;;) {
      let next: IteratorResult<Dirent>;
      try {
        next = await entries.next();
      } catch {
        failed();
        return;
      }
      if (next.done) {
        return;
      }
      yield next.value;
    }
  } finally {
    // Whoever has seen enough leaves it open.
    await entries.return?.();
  }
}

function entryOf(name: string, full: string, is: Stats): FolderEntry {
  if (is.isDirectory()) {
    return { kind: 'folder', name };
  }
  const file = foundFile(is.size, is.mtimeMs, () => readWhole(full));
  return { kind: 'file', name, look: async () => file };
}

async function readWhole(file: string): Promise<Uint8Array> {
  try {
    const handle = await open(file);
    try {
      const before = await handle.stat();
      const bytes = await handle.readFile();
      // By its name: another program may have put another file in its place.
      const after = await stat(file);
      if (
        after.ino === before.ino &&
        after.mtimeMs === before.mtimeMs &&
        after.size === before.size &&
        bytes.length === before.size
      ) {
        return bytes;
      }
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw new Invalid('local-file-unreadable', { file }, { cause });
  }
  throw new Invalid('local-file-changed', { file });
}
