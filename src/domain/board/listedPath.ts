import { foldName } from '../sameName';
import type { Folder, ImageNames, ImagePath } from '../images/image';
import { imagePath, splitImagePath } from '../images/image';

/** A path as the lists have it, perhaps in another Unicode form; itself if no list has it. */
export function listedPath(images: ImageNames, path: ImagePath): ImagePath {
  return pathLister(images)(path);
}

/** `listedPath` for many paths: what is looked up is made once for each folder, so that thousands of paths take no time. */
export function pathLister(images: ImageNames): (path: ImagePath) => ImagePath {
  const known = new Map<Folder, ReadonlySet<string>>();
  const folded = new Map<Folder, ReadonlyMap<string, string>>();
  return path => {
    const { folder, filename } = splitImagePath(path);
    const names = known.get(folder) ?? new Set(images[folder]);
    known.set(folder, names);
    if (names.has(filename)) {
      return path;
    }
    const forms =
      folded.get(folder) ??
      // Of several names that are alike, the first one counts.
      new Map([...names].reverse().map(name => [foldName(name), name]));
    folded.set(folder, forms);
    const listed = forms.get(foldName(filename));
    return listed === undefined ? path : imagePath(folder, listed);
  };
}
