import { broughtBack } from '../../edits/broughtBack';
import type { ImagePath } from '../../images/image';
import { splitImagePath } from '../../images/image';
import type { Product } from '../../product/product';
import { imagePaths } from '../../product/product';
import type { Finding } from './finding';
import { findingsOf } from './productFindings';

/** Makes findings about objects that a product names nowhere: what each may be, as far as its item tells. */
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
        // Deleted by us, it would look as if somebody had wanted that.
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

/** A move puts six characters of its id, and perhaps a number, before the ending of a name that is taken. */
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
