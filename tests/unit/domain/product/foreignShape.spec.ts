import { DEFAULT_TEAM } from '../../../../src/domain/board/teamSettings';
import { planAnnotate } from '../../../../src/domain/edits/plan/annotate';
import { planHold } from '../../../../src/domain/edits/plan/changeStatus';
import { planDelete } from '../../../../src/domain/edits/plan/deleteImages';
import { planDated } from '../../../../src/domain/jobs/verify/repairPlans';
import { ProductCounter } from '../../../../src/domain/product/shape/countProducts';
import { readProduct } from '../../../../src/domain/product/product';
import {
  NO_STATISTICS,
  addToStatistics
} from '../../../../src/domain/queue/statistics';
import type { CatalogueItem } from '../../../../src/domain/catalogueItem';
import { anAuthor, productItem } from '../../../fixtures/items';
import { foreignItem, foreignTable } from '../../../fixtures/foreignItems';
import { thrownText } from '../../../support/english';

const TOP = { mainCategory: 'TOP', subCategory: 1005 };

describe('a product in the shape of another program', () => {
  it('is read with its status, choices and names', () => {
    expect(readProduct(foreignItem('P1', 'COMPLETED'))).toMatchObject({
      foreign: true,
      status: 'COMPLETED',
      choices: { model: ['detail/a.jpg'], front: ['detail/b.jpg'] },
      completedBy: 'kim',
      problems: [{ code: 'foreign-shape' }]
    });
  });

  it('is of our shape as soon as it has a current_status', () => {
    const both = foreignItem('P1', 'PENDING', { current_status: 'PENDING' });
    expect(readProduct(both)).toMatchObject({ foreign: false, problems: [] });
  });

  it('is never planned to be written', () => {
    const product = readProduct(foreignItem('P1'));
    const author = anAuthor();
    const plans = [
      () => planDelete(product, ['detail/a.jpg'], DEFAULT_TEAM, author),
      () => planHold(product, 'blurred', author),
      () =>
        planAnnotate(
          product,
          { note: 'x', flagged: [], unflagged: [] },
          author
        ),
      () => planDated(product, author)
    ];
    for (const plan of plans) {
      expect(thrownText(plan)).toMatch(/the shape of another program/);
    }
  });

  it('counts in the statistics of a category', () => {
    const { byStatus } = addToStatistics(NO_STATISTICS, foreignTable(), TOP);
    expect(byStatus.get('PENDING')).toBe(8);
    expect(byStatus.get('COMPLETED')).toBe(3);
  });
});

describe('a count', () => {
  const counts = (items: readonly CatalogueItem[]) => {
    const counter = new ProductCounter(TOP);
    counter.add(items);
    return () => counter.counts;
  };

  it('has the products of one category alone', () => {
    const items = [
      productItem(),
      productItem({ current_status: 'IN_PROGRESS' }),
      productItem({ main_category: 'BOTTOM' }),
      { ...productItem(), current_status: null }
    ];
    expect(counts(items)()).toEqual({
      pending: 1,
      completed: 0,
      pass: 0,
      total: 3
    });
    expect(counts([])().total).toBe(0);
  });

  it.each<[string, readonly CatalogueItem[], RegExp]>([
    [
      'have the shape of another program',
      [foreignItem('P1'), productItem()],
      /TOP\/1005 cannot be counted: 1 product has the shape/
    ],
    [
      'have no status',
      [{ ...productItem(), current_status: 7 }],
      /no current_status/
    ],
    [
      'have no main category',
      [{ ...productItem(), main_category: null }],
      /no main_category/
    ]
  ])('is refused, and is never zero, if products %s', (_what, items, text) => {
    expect(thrownText(counts(items))).toMatch(text);
  });
});
