import { Invalid, NotAllowed, NotFound } from '../../../domain/errors';
import type {
  FolderEntry,
  SourceFolder
} from '../../../ports/jobs/sourceFolder';
import { foundFile } from '../../../ports/jobs/sourceFolder';
import type { Skipped } from '../../../ports/jobs/sourceTree';
import type { Pieces } from '../../../ports/images/pieces';
import type { DirectoryHandle } from './directoryHandle';
import { slicesOf } from './fileSlices';

/** Folders of a dataset above its products, which many reads go through. */
const KEPT_DEPTH = 2;

/** A folder of the person's computer that the page has a handle of, so that it is read as it is now. */
export class HandleFolder implements SourceFolder {
  /** The last folder of each depth that was gone through. */
  private readonly _kept: {
    readonly path: string;
    readonly handle: DirectoryHandle;
  }[] = [];

  constructor(private readonly _root: DirectoryHandle) {}

  async *entries(
    parts: readonly string[],
    skip: (skipped: Skipped) => void
  ): AsyncGenerator<FolderEntry> {
    const path = parts.join('/');
    let found: AsyncIterator<[string, FileSystemHandle]>;
    let next: IteratorResult<[string, FileSystemHandle]>;
    try {
      found = (await this._folderAt(parts)).entries()[Symbol.asyncIterator]();
      next = await found.next();
    } catch (error) {
      await this._checkAllowed(error);
      if (parts.length === 0) {
        throw new NotFound(
          'folder-missing',
          { folder: this._root.name },
          { cause: error }
        );
      }
      if (nameOf(error) !== 'NotFoundError') {
        skip({ path, reason: { code: 'unreadable' } });
      }
      return;
    }
    while (!next.done) {
      const [name, handle] = next.value;
      yield handle.kind === 'directory'
        ? { kind: 'folder', name }
        : this._fileOf(
            name,
            [...parts, name].join('/'),
            handle as FileSystemFileHandle
          );
      try {
        next = await found.next();
      } catch (error) {
        await this._checkAllowed(error);
        skip({ path, reason: { code: 'unreadable' } });
        return;
      }
    }
  }

  private _fileOf(
    name: string,
    path: string,
    handle: FileSystemFileHandle
  ): FolderEntry {
    return {
      kind: 'file',
      name,
      look: async () => {
        try {
          const { size, lastModified } = await handle.getFile();
          return foundFile(size, lastModified, {
            read: () => this._read(handle, path, size),
            inPieces: act => this._inPieces(handle, path, act)
          });
        } catch (error) {
          await this._checkAllowed(error);
          return undefined;
        }
      }
    };
  }

  private async _read(
    handle: FileSystemFileHandle,
    path: string,
    listed: number
  ): Promise<Uint8Array> {
    let before: File | undefined;
    try {
      before = await handle.getFile();
      // One that has grown since may be too large for memory.
      const bytes =
        before.size === listed && new Uint8Array(await before.arrayBuffer());
      if (
        bytes &&
        bytes.length === before.size &&
        isSame(before, await handle.getFile())
      ) {
        return bytes;
      }
    } catch (cause) {
      throw await this._readError(handle, path, before, cause);
    }
    throw new Invalid('local-file-changed', { file: path });
  }

  private async _inPieces<Result>(
    handle: FileSystemFileHandle,
    path: string,
    act: (pieces: Pieces) => Promise<Result>
  ): Promise<Result> {
    let before: File;
    try {
      before = await handle.getFile();
    } catch (cause) {
      throw await this._readError(handle, path, undefined, cause);
    }
    const check = async (): Promise<void> => {
      const after = await handle.getFile().catch(() => undefined);
      if (!after || !isSame(before, after)) {
        throw new Invalid('local-file-changed', { file: path });
      }
    };
    return act(
      slicesOf(
        before,
        cause => this._readError(handle, path, before, cause),
        check
      )
    );
  }

  /**
   * What went wrong with a read.
   *
   * @throws NotAllowed if the page may not read the folder any more
   */
  private async _readError(
    handle: FileSystemFileHandle,
    path: string,
    before: File | undefined,
    cause: unknown
  ): Promise<Invalid> {
    await this._checkAllowed(cause);
    // A browser reads no further in a file that is not what it was: the error does not say so.
    const after = await handle.getFile().catch(() => undefined);
    return !before || !after || isSame(before, after)
      ? new Invalid('local-file-unreadable', { file: path }, { cause })
      : new Invalid('local-file-changed', { file: path });
  }

  private async _folderAt(parts: readonly string[]): Promise<DirectoryHandle> {
    let handle = this._root;
    for (const [at, part] of parts.entries()) {
      const path = parts.slice(0, at + 1).join('/');
      const kept = this._kept[at];
      if (kept?.path === path) {
        handle = kept.handle;
        continue;
      }
      handle = (await handle.getDirectoryHandle(part)) as DirectoryHandle;
      if (at < KEPT_DEPTH) {
        this._kept.splice(at, Infinity, { path, handle });
      }
    }
    return handle;
  }

  /**
   * @throws NotAllowed if the page may not read the folder any more. A single
   * file that the system refuses is another thing.
   */
  private async _checkAllowed(cause: unknown): Promise<void> {
    if (nameOf(cause) === 'NotAllowedError' && !(await isAllowed(this._root))) {
      throw new NotAllowed(
        'folder-refused',
        { folder: this._root.name },
        { cause }
      );
    }
  }
}

/** Whether the page may read a folder, without asking the person. */
async function isAllowed(root: DirectoryHandle): Promise<boolean> {
  const state = await root.queryPermission?.({ mode: 'read' });
  return state === undefined || state === 'granted';
}

function isSame(a: File, b: File): boolean {
  return a.size === b.size && a.lastModified === b.lastModified;
}

function nameOf(error: unknown): string | undefined {
  return error instanceof Error || error instanceof DOMException
    ? error.name
    : undefined;
}
