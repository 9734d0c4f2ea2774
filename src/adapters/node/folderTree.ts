import type { Dirent } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

import { Invalid, NotFound } from '../../domain/errors';
import type { Folder } from '../../domain/images/image';
import { FOLDERS, isFolder } from '../../domain/images/image';
import type { Reason } from '../../domain/jobs/reason';
import { readSubCategoryName, nameProblem } from '../../domain/product/names';
import { isSystemName } from '../../domain/images/imageName';
import { naturalOrder } from '../../domain/images/naturalOrder';
import type { ProductAddress } from '../../domain/product/objectKey';
import { SETTLED_AFTER } from '../../ports/jobs/sourceTree';
import type {
  Skipped,
  SourceFile,
  SourceProduct,
  SourceTree
} from '../../ports/jobs/sourceTree';

type Skip = (skipped: Skipped) => void;

/** An entry of a folder. Links are followed. */
interface Entry {
  readonly name: string;
  readonly kind: 'folder' | 'file';
  /** Size in bytes. */
  readonly bytes: number;
  /** ms since the epoch. */
  readonly modified: number;
  readonly fresh: boolean;
}

/**
 * A dataset in a folder of this computer: `main/sub/product/folder/file`. Links
 * are followed as long as they stay inside the folder.
 */
export class FolderTree implements SourceTree {
  constructor(private readonly root: string) {}

  /** @throws NotFound if there is no such folder */
  async *products(
    skip: Skip,
    only: (product: ProductAddress) => boolean = () => true
  ): AsyncGenerator<SourceProduct> {
    if (!(await stat(this.root).catch(() => undefined))?.isDirectory()) {
      throw new NotFound('folder-missing', { folder: this.root });
    }
    for (const mainCategory of await this.foldersIn([], skip)) {
      const numbers = await this.subCategoriesIn(mainCategory, skip);
      for (const subCategory of numbers) {
        const category = [mainCategory, String(subCategory)];
        for (const productId of await this.foldersIn(category, skip)) {
          const address = { mainCategory, subCategory, productId };
          if (only(address)) {
            yield this.product(address, skip);
          }
        }
      }
    }
  }

  async product(
    { mainCategory, subCategory, productId }: ProductAddress,
    skip: Skip
  ): Promise<SourceProduct> {
    const parts = [mainCategory, String(subCategory), productId];
    return {
      mainCategory,
      subCategory,
      productId,
      ...(await this.filesOf(parts, skip))
    };
  }

  private async subCategoriesIn(
    mainCategory: string,
    skip: Skip
  ): Promise<readonly number[]> {
    const numbers: number[] = [];
    for (const name of await this.foldersIn([mainCategory], skip)) {
      const number = readSubCategoryName(name);
      if (number === undefined) {
        skip({
          path: `${mainCategory}/${name}`,
          reason: { code: 'not-a-sub-category' }
        });
      } else {
        numbers.push(number);
      }
    }
    return numbers.sort((a, b) => a - b);
  }

  /** Names of folders that can be part of a key, in natural order. */
  private async foldersIn(
    parts: readonly string[],
    skip: Skip
  ): Promise<readonly string[]> {
    const names: string[] = [];
    for (const { name, kind } of await this.entriesOf(parts, skip)) {
      const problem = nameProblem(name);
      const reason: Reason | undefined =
        leftBySystem(name) ??
        (kind === 'file'
          ? { code: 'file-among-folders' }
          : problem && { code: 'name', problem });
      if (reason) {
        skip({ path: [...parts, name].join('/'), reason });
      } else {
        names.push(name);
      }
    }
    return names;
  }

  private async filesOf(
    parts: readonly string[],
    skip: Skip
  ): Promise<Pick<SourceProduct, 'files' | 'meta'>> {
    let meta: SourceFile | undefined;
    const folders = new Set<string>();
    for (const entry of await this.entriesOf(parts, skip)) {
      if (entry.kind === 'file' && entry.name === 'meta.json') {
        meta = this.fileAt(parts, undefined, entry);
      } else if (entry.kind === 'folder' && isFolder(entry.name)) {
        folders.add(entry.name);
      } else {
        skip({
          path: [...parts, entry.name].join('/'),
          reason: leftBySystem(entry.name) ?? { code: 'not-of-a-product' }
        });
      }
    }
    const files: SourceFile[] = [];
    for (const folder of FOLDERS.filter(name => folders.has(name))) {
      files.push(...(await this.filesIn(parts, folder, skip)));
    }
    return { files, meta };
  }

  private async filesIn(
    parts: readonly string[],
    folder: Folder,
    skip: Skip
  ): Promise<readonly SourceFile[]> {
    const inside = [...parts, folder];
    const files: SourceFile[] = [];
    for (const entry of await this.entriesOf(inside, skip)) {
      if (entry.kind === 'file') {
        files.push(this.fileAt(inside, folder, entry));
      } else {
        skip({
          path: [...inside, entry.name].join('/'),
          reason: leftBySystem(entry.name) ?? { code: 'folder-among-images' }
        });
      }
    }
    return files;
  }

  private fileAt(
    parts: readonly string[],
    folder: Folder | undefined,
    { name, bytes, modified, fresh }: Entry
  ): SourceFile {
    const full = path.join(this.root, ...parts, name);
    return {
      folder,
      filename: name,
      bytes,
      modified,
      fresh,
      read: () => readWhole(full)
    };
  }

  /** What a folder contains, in natural order; nothing if there is no such folder. */
  private async entriesOf(
    parts: readonly string[],
    skip: Skip
  ): Promise<readonly Entry[]> {
    const folder = path.join(this.root, ...parts);
    let found: Dirent[];
    try {
      found = await readdir(folder, { withFileTypes: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
        skip({ path: parts.join('/'), reason: { code: 'unreadable' } });
      }
      return [];
    }
    const entries: Entry[] = [];
    for (const entry of found) {
      const { name } = entry;
      const full = path.join(folder, name);
      // Follows links. A name that is not valid text is not found.
      const is = await stat(full).catch(() => undefined);
      if (is && entry.isSymbolicLink() && !(await this.isInside(full))) {
        skip({
          path: [...parts, name].join('/'),
          reason: { code: 'link-outside' }
        });
      } else if (is?.isFile() || is?.isDirectory()) {
        entries.push({
          name,
          kind: is.isFile() ? 'file' : 'folder',
          bytes: is.size,
          modified: is.mtimeMs,
          fresh: Date.now() - is.mtimeMs < SETTLED_AFTER
        });
      } else {
        skip({
          path: [...parts, name].join('/'),
          reason: { code: is ? 'neither-file-nor-folder' : 'unreadable' }
        });
      }
    }
    return entries.sort((a, b) => naturalOrder(a.name, b.name));
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

/** Why a name is left out that nobody misses. */
function leftBySystem(name: string): Reason | undefined {
  return name.startsWith('.')
    ? { code: 'hidden' }
    : isSystemName(name)
      ? { code: 'clutter' }
      : undefined;
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
