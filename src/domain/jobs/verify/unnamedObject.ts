import { broughtBack } from '../../edits/broughtBack';
import type { ImagePath } from '../../images/image';
import { splitImagePath } from '../../images/image';
import type { Product } from '../../product/product';
import { imagePaths } from '../../product/product';
import type { Finding } from './finding';
import { findingsOf } from './productFindings';

/** Makes findings about objects that a product does not name: what each may be, as far as the item shows. */
export function unnamedObject(product: Product): (path: ImagePath) => Finding {
  const finding = findingsOf(product);
  const copies = new Map(product.deleted.map(entry => [entry.movedTo, entry]));
  const back = new Set<string>(broughtBack(product).map(({ path }) => path));
  return path => {
    const source = copies.get(path);
    if (source) {
      const { folder, filename, ...deletion } = source;
      const from = `${folder}/${filename}`;
      const listedAgain = back.has(from);
      return finding(
        'unnamed-object',
        { code: 'unlisted-copy', from, deletion, listedAgain },
        // If it were listed as deleted, it would look as if somebody had wanted
        // that.
        { path, repairable: !listedAgain }
      );
    }
    const original = originalOf(product, path);
    return finding(
      'unnamed-object',
      original ? { code: 'unnamed-copy', original } : { code: 'unnamed' },
      { path, repairable: true }
    );
  };
}

/** If a name is taken, a move adds six characters of its id, and perhaps a number, before the ending. */
const SUFFIX = /-[a-z0-9]{6}\d*(?=(?:\.[^.]*)?$)/;

/** The listed image of another folder that a move would give this name. */
function originalOf(product: Product, path: ImagePath): ImagePath | undefined {
  const { folder, filename } = splitImagePath(path);
  const names = [filename, filename.replace(SUFFIX, '')];
  return imagePaths(product).find(other => {
    const image = splitImagePath(other);
    return image.folder !== folder && names.includes(image.filename);
  });
}
