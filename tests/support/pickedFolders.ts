import type { DirectoryHandle } from '../../src/adapters/browser/jobs/directoryHandle';

/** A file of a disk as a browser shows it to a page: what was looked at is read only as long as it is the same. */
export class DiskFile {
  readonly kind = 'file';
  gone = false;
  /** Called when it is read. */
  onRead: () => void = () => undefined;

  constructor(
    readonly name: string,
    public text: string | Uint8Array<ArrayBuffer>,
    public modified = 0
  ) {}

  write(text: string): void {
    this.text = text;
    this.modified += 1;
  }

  async getFile(): Promise<File> {
    if (this.gone) {
      throw new DOMException('gone', 'NotFoundError');
    }
    return this.snapshot();
  }

  /** @param path - from the picked folder on, with its name; of a file of a list only */
  snapshot(path = ''): File {
    const { text, modified } = this;
    const file = new File([text], this.name, { lastModified: modified });
    Object.defineProperty(file, 'webkitRelativePath', { value: path });
    file.arrayBuffer = async () => {
      this.onRead();
      if (this.gone) {
        throw new DOMException('gone', 'NotFoundError');
      }
      if (this.modified !== modified) {
        throw new DOMException('changed', 'NotReadableError');
      }
      return new Blob([text]).arrayBuffer();
    };
    // A slice is read from the disk too.
    file.slice = (from, to) =>
      ({
        arrayBuffer: async () => (await file.arrayBuffer()).slice(from, to)
      }) as Blob;
    return file;
  }
}

/** A folder of a disk as a page gets it: a directory handle. */
export class DiskFolder {
  readonly kind = 'directory';
  readonly inside = new Map<string, DiskFolder | DiskFile>();
  permission: PermissionState = 'granted';
  gone = false;

  constructor(readonly name: string) {}

  /** Makes a file and the folders that lead to it. */
  put(
    path: string,
    text: string | Uint8Array<ArrayBuffer>,
    modified?: number
  ): DiskFile {
    const slash = path.indexOf('/');
    if (slash >= 0) {
      return this.folder(path.slice(0, slash)).put(
        path.slice(slash + 1),
        text,
        modified
      );
    }
    const file = new DiskFile(path, text, modified);
    this.inside.set(path, file);
    return file;
  }

  async *entries(): AsyncGenerator<[string, DiskFolder | DiskFile]> {
    this.check();
    yield* this.inside;
  }

  async getDirectoryHandle(name: string): Promise<DiskFolder> {
    this.check();
    const found = this.inside.get(name);
    if (found === undefined) {
      throw new DOMException('not there', 'NotFoundError');
    }
    if (found.kind === 'file') {
      throw new DOMException('a file', 'TypeMismatchError');
    }
    return found;
  }

  async queryPermission(): Promise<PermissionState> {
    return this.permission;
  }

  requestPermission(): Promise<PermissionState> {
    return this.queryPermission();
  }

  /** As the browser hands it out. */
  get handle(): DirectoryHandle {
    return this as unknown as DirectoryHandle;
  }

  /** As `<input webkitdirectory>` lists it. */
  *files(path = this.name): Generator<File> {
    for (const entry of this.inside.values()) {
      const inside = `${path}/${entry.name}`;
      if (entry.kind === 'file') {
        yield entry.snapshot(inside);
      } else {
        yield* entry.files(inside);
      }
    }
  }

  private folder(name: string): DiskFolder {
    const there = this.inside.get(name);
    const folder = there?.kind === 'directory' ? there : new DiskFolder(name);
    this.inside.set(name, folder);
    return folder;
  }

  private check(): void {
    if (this.permission !== 'granted') {
      throw new DOMException('refused', 'NotAllowedError');
    }
    if (this.gone) {
      throw new DOMException('gone', 'NotFoundError');
    }
  }
}
