import type { Category } from '../../catalogueItem';
import type { ImagePath } from '../../images/image';
import { parseImagePath } from '../../images/image';
import type { ProductAddress } from '../../product/objectKey';
import type { Finding } from './finding';

/** What `--repair` does. It adds names and destroys nothing. */
export type Repair =
  /** Writes `category_status` from the status. */
  | ({ readonly kind: 'stamp' } & ProductAddress)
  /** Removes images that another program listed again from their lists. */
  | ({
      readonly kind: 'take-out';
      readonly paths: readonly ImagePath[];
    } & ProductAddress)
  /** Adds unnamed objects to the product's list of deleted images. */
  | ({
      readonly kind: 'name-deleted';
      readonly paths: readonly ImagePath[];
    } & ProductAddress)
  /** Counts a category's products again. */
  | ({ readonly kind: 'recount' } & Category)
  /** Updates the list of categories from the counters. */
  | { readonly kind: 'categories' };

/** Everything that can be repaired, or the counters alone. */
export type RepairScope = 'all' | 'counters';

/** The repairs of findings: first products, then counters, then the list of categories. */
export function planRepairs(
  findings: readonly Finding[],
  scope: RepairScope
): readonly Repair[] {
  const repairable = findings.filter(
    finding =>
      finding.repairable && (scope === 'all' || finding.kind === 'counters')
  );
  const broughtBack = new ByProduct();
  const stamps: Repair[] = [];
  const unnamed = new ByProduct();
  const recounts: Repair[] = [];
  const categories: Repair[] = [];
  for (const finding of repairable) {
    switch (finding.kind) {
      case 'brought-back':
        broughtBack.add(finding);
        break;
      case 'unstamped':
        stamps.push({ kind: 'stamp', ...placeOf(finding) });
        break;
      case 'unnamed-object':
        unnamed.add(finding);
        break;
      case 'counters': {
        const { mainCategory = '', subCategory = 0 } = finding;
        recounts.push({ kind: 'recount', mainCategory, subCategory });
        break;
      }
      case 'categories':
        categories.push({ kind: 'categories' });
    }
  }
  return [
    ...broughtBack.products.map(product => ({
      kind: 'take-out' as const,
      ...product
    })),
    ...stamps,
    ...unnamed.products.map(product => ({
      kind: 'name-deleted' as const,
      ...product
    })),
    ...recounts,
    ...categories
  ];
}

/** How many findings a repair mends. */
export function mended(repair: Repair): number {
  return 'paths' in repair ? repair.paths.length : 1;
}

/** The paths of findings by their products, in the order in which these come. */
class ByProduct {
  private readonly found = new Map<
    string,
    ProductAddress & { paths: ImagePath[] }
  >();

  get products(): readonly (ProductAddress & {
    paths: readonly ImagePath[];
  })[] {
    return [...this.found.values()];
  }

  add(finding: Finding): void {
    const place = placeOf(finding);
    const key = JSON.stringify(place);
    const product = this.found.get(key) ?? { ...place, paths: [] };
    this.found.set(key, product);
    if (finding.path !== undefined && parseImagePath(finding.path)) {
      product.paths.push(finding.path as ImagePath);
    }
  }
}

function placeOf(finding: Finding): ProductAddress {
  const { mainCategory = '', subCategory = 0, productId = '' } = finding;
  return { mainCategory, subCategory, productId };
}
