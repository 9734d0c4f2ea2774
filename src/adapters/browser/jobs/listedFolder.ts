import { Invalid } from '../../../domain/errors';
import type {
  FolderEntry,
  SourceFolder
} from '../../../ports/jobs/sourceFolder';
import { foundFile } from '../../../ports/jobs/sourceFolder';
import { slicesOf } from './fileSlices';

/** Names come from outside, so that they are keys of maps only. */
type Listed = Map<string, Listed | File>;

/**
 * A folder as `<input webkitdirectory>` lists it: the browser tells the files
 * once, and folders without files not at all.
 */
export class ListedFolder implements SourceFolder {
  readonly name: string;
  private readonly _root: Listed = new Map();

  constructor(files: Iterable<File>) {
    let name = '';
    for (const file of files) {
      const [top, ...parts] = file.webkitRelativePath.split('/');
      name ||= top;
      const filename = parts.pop();
      if (filename !== undefined) {
        folderIn(this._root, parts)?.set(filename, file);
      }
    }
    this.name = name;
  }

  async *entries(parts: readonly string[]): AsyncGenerator<FolderEntry> {
    let folder: Listed | File | undefined = this._root;
    for (const part of parts) {
      folder = folder instanceof Map ? folder.get(part) : undefined;
    }
    for (const [name, entry] of folder instanceof Map ? folder : []) {
      yield entry instanceof Map
        ? { kind: 'folder', name }
        : fileOf(name, [...parts, name].join('/'), entry);
    }
  }
}

/** The folder of these names; undefined if one of them is a file. */
function folderIn(root: Listed, parts: readonly string[]): Listed | undefined {
  let folder = root;
  for (const part of parts) {
    const inside = folder.get(part) ?? new Map<string, Listed | File>();
    if (!(inside instanceof Map)) {
      return undefined;
    }
    folder.set(part, inside);
    folder = inside;
  }
  return folder;
}

function fileOf(name: string, path: string, file: File): FolderEntry {
  return {
    kind: 'file',
    name,
    look: async () =>
      foundFile(file.size, file.lastModified, {
        read: () => read(file, path),
        // The browser refuses to read one that is not what it was.
        inPieces: act =>
          act(
            slicesOf(
              file,
              cause => stale(path, cause),
              async () => undefined
            )
          )
      })
  };
}

/** The browser reads a file only as long as it is what it was when the folder was chosen. */
async function read(file: File, path: string): Promise<Uint8Array> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (bytes.length === file.size) {
      return bytes;
    }
  } catch (cause) {
    throw stale(path, cause);
  }
  throw stale(path);
}

function stale(file: string, cause?: unknown): Invalid {
  return new Invalid('picked-file-stale', { file }, { cause });
}
