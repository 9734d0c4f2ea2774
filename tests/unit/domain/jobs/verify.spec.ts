/** @jest-environment node */
import {
  CATEGORY_METADATA,
  countersKey
} from '../../../../src/domain/catalogueItem';
import { distinctCategories } from '../../../../src/domain/product/categoriesOfItems';
import { countersItem } from '../../../../src/domain/product/counters';
import { NO_PRODUCTS } from '../../../../src/domain/product/status';
import {
  categoriesFinding,
  countersFinding
} from '../../../../src/domain/jobs/verify/categoryFindings';
import { isYoung } from '../../../../src/domain/jobs/verify/finding';
import type { Finding } from '../../../../src/domain/jobs/verify/finding';
import {
  mended,
  planRepairs
} from '../../../../src/domain/jobs/verify/repairs';
import { productItem } from '../../../fixtures/items';
import { findingText } from '../../../../src/words/jobs/findings';
import { PLAIN } from '../../../../src/words/trans';

const TOP = { mainCategory: 'TOP', subCategory: 1005 };
const textOf = (finding: Finding | undefined): string | undefined =>
  finding && findingText(finding, PLAIN);

const DAY = 24 * 60 * 60 * 1000;

describe('the age of an object', () => {
  it('counts as young for seven days, and if it is unknown', () => {
    const now = 100 * DAY;
    expect(isYoung(now - 7 * DAY + 1, now)).toBe(true);
    expect(isYoung(now - 7 * DAY, now)).toBe(false);
    expect(isYoung(now + 5, now)).toBe(true);
    expect(isYoung(undefined, now)).toBe(true);
  });
});

describe('findings about counters', () => {
  const counts = { pending: 1, completed: 0, pass: 0, total: 1 };

  it('report missing and broken counters, except for an empty category', () => {
    expect(countersFinding(TOP, undefined, NO_PRODUCTS)).toBeUndefined();
    expect(
      countersFinding(TOP, countersItem(TOP, counts), counts)
    ).toBeUndefined();
    expect(textOf(countersFinding(TOP, undefined, counts))).toMatch(
      /^It has no counters\. /
    );
    const broken = { ...countersItem(TOP, counts), pass_count: '0' };
    expect(textOf(countersFinding(TOP, broken, counts))).toMatch(/not numbers/);
  });

  it('do not require empty categories in the list of categories', () => {
    expect(
      categoriesFinding(undefined, [{ ...TOP, products: 0 }])
    ).toBeUndefined();
    expect(
      textOf(categoriesFinding(undefined, [{ ...TOP, products: 2 }]))
    ).toBe('TOP/1005 has 2 products and is not listed.');
  });

  it('report a wrong total even if each count is right', () => {
    const item = {
      sub_category: 0,
      product_id: CATEGORY_METADATA.productId,
      categories_info: JSON.stringify({
        main_categories: ['TOP'],
        sub_categories: { TOP: ['1005'] },
        product_counts: { TOP: { '1005': 2 } },
        total_products: 3,
        extra: 'kept'
      })
    };
    expect(textOf(categoriesFinding(item, [{ ...TOP, products: 2 }]))).toBe(
      'Its sum is wrong.'
    );
  });
});

describe('the plan of repairs', () => {
  const of = (kind: Finding['kind'], more: Partial<Finding> = {}): Finding => ({
    kind,
    ...TOP,
    detail: { code: 'unnamed' },
    repairable: true,
    ...more
  });

  it('has products first, then counters, then the list of categories', () => {
    const plan = planRepairs(
      [
        { kind: 'categories', detail: { code: 'unnamed' }, repairable: true },
        of('counters'),
        of('unnamed-object', { productId: 'SKU1', path: 'text/a.jpg' }),
        of('unnamed-object', { productId: 'SKU10', path: 'text/a.jpg' }),
        of('unnamed-object', { productId: 'SKU1', path: 'text/b.jpg' }),
        of('unstamped', { productId: 'SKU10' }),
        of('brought-back', { productId: 'SKU1', path: 'detail/d.jpg' }),
        of('unnamed-object', {
          productId: 'SKU1',
          path: 'text/c.jpg',
          repairable: false
        })
      ],
      'all'
    );
    expect(plan).toEqual([
      {
        kind: 'take-out',
        ...TOP,
        productId: 'SKU1',
        paths: ['detail/d.jpg']
      },
      { kind: 'stamp', ...TOP, productId: 'SKU10' },
      {
        kind: 'name-deleted',
        ...TOP,
        productId: 'SKU1',
        paths: ['text/a.jpg', 'text/b.jpg']
      },
      {
        kind: 'name-deleted',
        ...TOP,
        productId: 'SKU10',
        paths: ['text/a.jpg']
      },
      { kind: 'recount', ...TOP },
      { kind: 'categories' }
    ]);
    expect(plan.map(mended)).toEqual([1, 1, 2, 1, 1, 1]);
  });
});

it('collects the categories of products and of counters', () => {
  expect(
    distinctCategories([
      productItem(),
      productItem({ product_id: 'other' }),
      productItem({ main_category: 7 }),
      countersItem(TOP, NO_PRODUCTS),
      countersItem({ ...TOP, subCategory: 3 }, NO_PRODUCTS),
      { sub_category: 0, product_id: CATEGORY_METADATA.productId },
      { sub_category: 0, product_id: countersKey(TOP).productId }
    ])
  ).toEqual([
    TOP,
    { mainCategory: '', subCategory: 1005 },
    { mainCategory: 'TOP', subCategory: 3 }
  ]);
});
