import { isClutter } from '../../../domain/images/imageName';
import { naturalOrder } from '../../../domain/images/naturalOrder';
import { MOST_DROPPED_FILES } from '../../../domain/reading/sizeLimits';

/** How many files are read of a drop; one more shows that there are more than are taken. */
const MOST_FILES = MOST_DROPPED_FILES + 1;

/** How deep folders are read. */
const DEEPEST = 20;

/**
 * The files of a drop, with those in its folders, in their natural order. What
 * operating systems leave in folders is left out. A drop can be read only while
 * its event is handled, so that this looks at it at once and reads folders later.
 *
 * @returns a file that cannot be read is one without bytes
 */
export function droppedFiles(data: DataTransfer): Promise<readonly File[]> {
  const entries = [...(data.items ?? [])]
    .filter(({ kind }) => kind === 'file')
    .map(item => ({
      entry: item.webkitGetAsEntry?.() ?? null,
      file: item.getAsFile()
    }));
  const given = [...data.files];
  return entries.length === 0 ? Promise.resolve(given) : filesOf(entries);
}

interface Given {
  readonly entry: FileSystemEntry | null;
  readonly file: File | null;
}

async function filesOf(given: readonly Given[]): Promise<readonly File[]> {
  const files: File[] = [];
  for (const { entry, file } of given) {
    if (entry?.isDirectory) {
      await addFrom(entry, files, 0);
    } else if (file) {
      files.push(file);
    }
  }
  return files.slice(0, MOST_FILES);
}

async function addFrom(
  entry: FileSystemEntry,
  files: File[],
  depth: number
): Promise<void> {
  if (files.length >= MOST_FILES || (entry.isFile && isClutter(entry.name))) {
    return;
  }
  try {
    if (entry.isFile) {
      files.push(await fileOf(entry as FileSystemFileEntry));
      return;
    }
    if (depth < DEEPEST) {
      const inside = await entriesOf(entry as FileSystemDirectoryEntry);
      for (const one of inside) {
        await addFrom(one, files, depth + 1);
      }
    }
  } catch (error) {
    console.warn(`${entry.fullPath} could not be read.`, error);
    // It is listed with the files that were not uploaded.
    files.push(new File([], entry.name));
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A reader gives some entries at a time, and none at the end. */
async function entriesOf(
  folder: FileSystemDirectoryEntry
): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject)
    );
    all.push(...some);
    if (some.length === 0) {
      return all.sort((a, b) => naturalOrder(a.name, b.name));
    }
  }
}
