import { isSystemName } from '../../../domain/images/imageName';
import { naturalOrder } from '../../../domain/images/naturalOrder';
import type { Folder } from '../../../domain/images/image';
import { FOLDERS, isFolder } from '../../../domain/images/image';
import type { Reason } from '../../../domain/jobs/reason';
import {
  nameProblem,
  readSubCategoryName
} from '../../../domain/product/names';
import type { ProductAddress } from '../../../domain/product/objectKey';
import type {
  FolderEntry,
  SourceFolder
} from '../../../ports/jobs/sourceFolder';
import type {
  Skipped,
  SourceFile,
  SourceProduct,
  SourceTree
} from '../../../ports/jobs/sourceTree';

type Skip = (skipped: Skipped) => void;
type FileEntry = Extract<FolderEntry, { kind: 'file' }>;

/** The products of a folder `main/sub/product/folder/file`, wherever it is. */
export class WalkedTree implements SourceTree {
  constructor(private readonly folder: SourceFolder) {}

  /** @throws NotFound or NotAllowed if nothing can be read of the folder itself */
  async *products(
    skip: Skip,
    only: (product: ProductAddress) => boolean = () => true
  ): AsyncGenerator<SourceProduct> {
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
    let partly = false as boolean;
    const files = await this.filesOf(parts, skipped => {
      partly ||= skipped.reason.code === 'unreadable';
      skip(skipped);
    });
    return {
      mainCategory,
      subCategory,
      productId,
      ...files,
      ...(partly && { partly })
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

  /** Names of folders that can be part of a key, in natural order. Nothing else is held of them. */
  private async foldersIn(
    parts: readonly string[],
    skip: Skip
  ): Promise<readonly string[]> {
    const names: string[] = [];
    for await (const { name, kind } of this.folder.entries(parts, skip)) {
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
    return names.sort(naturalOrder);
  }

  private async filesOf(
    parts: readonly string[],
    skip: Skip
  ): Promise<Pick<SourceProduct, 'files' | 'meta'>> {
    let meta: SourceFile | undefined;
    const folders = new Set<string>();
    for await (const entry of this.folder.entries(parts, skip)) {
      if (entry.kind === 'file' && entry.name === 'meta.json') {
        meta = await fileOf(entry, parts, undefined, skip);
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
    for await (const entry of this.folder.entries(inside, skip)) {
      if (entry.kind === 'folder') {
        skip({
          path: [...inside, entry.name].join('/'),
          reason: leftBySystem(entry.name) ?? { code: 'folder-among-images' }
        });
        continue;
      }
      const file = await fileOf(entry, inside, folder, skip);
      if (file) {
        files.push(file);
      }
    }
    return files.sort((a, b) => naturalOrder(a.filename, b.filename));
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

async function fileOf(
  entry: FileEntry,
  parts: readonly string[],
  folder: Folder | undefined,
  skip: Skip
): Promise<SourceFile | undefined> {
  const found = await entry.look();
  if (found === undefined) {
    skip({
      path: [...parts, entry.name].join('/'),
      reason: { code: 'unreadable' }
    });
  }
  return found && { ...found, folder, filename: entry.name };
}
