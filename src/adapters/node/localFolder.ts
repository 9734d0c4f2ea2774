import type { Dir, Dirent, Stats } from 'node:fs';
import { close, fstat, open, read } from 'node:fs';
import { opendir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { Invalid, NotFound } from '../../domain/errors';
import type { FolderEntry, SourceFolder } from '../../ports/jobs/sourceFolder';
import { foundFile } from '../../ports/jobs/sourceFolder';
import type { Pieces } from '../../ports/images/pieces';
import type { Skipped } from '../../ports/jobs/sourceTree';

/** By their descriptors: a `FileHandle` takes half as long again for a small file. */
const openFile = promisify<string, number>(open);
const statOf = promisify<number, Stats>(fstat);
const readFrom = promisify(read);
const closeFile = promisify(close);

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
  const file = foundFile(is.size, is.mtimeMs, {
    read: () => readWhole(full, is.size),
    inPieces: act => withPieces(full, act)
  });
  return { kind: 'file', name, look: async () => file };
}

/** @param listed - its size. One that has grown since may be too large for memory */
async function readWhole(file: string, listed: number): Promise<Uint8Array> {
  try {
    const opened = await openFile(file);
    try {
      const before = await statOf(opened);
      // Not by `readFile`, which asks the system more often.
      const bytes =
        before.size === listed ? await pieceOf(opened, 0, listed) : undefined;
      if (bytes?.length === listed && (await isAsBefore(file, before))) {
        return bytes;
      }
    } finally {
      await closeFile(opened);
    }
  } catch (cause) {
    throw new Invalid('local-file-unreadable', { file }, { cause });
  }
  throw new Invalid('local-file-changed', { file });
}

/**
 * By its name: another program may have put another file in its place. A program
 * can set the time of a file back, and not that of its last change.
 */
async function isAsBefore(file: string, before: Stats): Promise<boolean> {
  const after = await stat(file);
  return (
    after.ino === before.ino &&
    after.mtimeMs === before.mtimeMs &&
    after.ctimeMs === before.ctimeMs &&
    after.size === before.size
  );
}

async function withPieces<Result>(
  file: string,
  act: (pieces: Pieces) => Promise<Result>
): Promise<Result> {
  const readable = <Value>(act: Promise<Value>): Promise<Value> =>
    act.catch((cause: unknown) => {
      throw new Invalid('local-file-unreadable', { file }, { cause });
    });
  const opened = await readable(openFile(file));
  try {
    const before = await readable(statOf(opened));
    return await act({
      length: before.size,
      async piece(from, to) {
        const bytes = await readable(pieceOf(opened, from, to));
        if (bytes.length < to - from) {
          throw new Invalid('local-file-changed', { file });
        }
        return bytes;
      },
      async check() {
        if (!(await readable(isAsBefore(file, before)))) {
          throw new Invalid('local-file-changed', { file });
        }
      }
    });
  } finally {
    await closeFile(opened);
  }
}

/** A read may give less than it was asked for. At the end of the file it gives nothing. */
async function pieceOf(
  opened: number,
  from: number,
  to: number
): Promise<Uint8Array> {
  const bytes = Buffer.allocUnsafeSlow(to - from);
  let filled = 0;
  while (filled < bytes.length) {
    const left = bytes.length - filled;
    const { bytesRead } = await readFrom(
      opened,
      bytes,
      filled,
      left,
      from + filled
    );
    if (bytesRead === 0) {
      break;
    }
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
