import type { Category } from '../../../../src/domain/catalogueItem';
import { countersKey } from '../../../../src/domain/catalogueItem';
import { countersItem } from '../../../../src/domain/product/counters';
import { ChangeRefused, CountersMissing } from '../../../../src/domain/errors';
import { hasOp } from '../../../../src/domain/edits/plan/itemChange';
import type { StatusChange } from '../../../../src/domain/edits/plan/changeStatus';
import { statusMove } from '../../../../src/domain/product/status';
import type { CatalogueFixture } from '../catalogue';
import { changeOf, freshCategory, keyOf, productItem } from './given';

const COUNTS = { pending: 5, completed: 2, pass: 1, total: 8 };

export function statusContract(given: () => CatalogueFixture): void {
  describe('changing the status', () => {
    it('changes the product and the counters together', async () => {
      const { catalogue, seed } = given();
      const category = freshCategory('TOP_A');
      const item = productItem(category, 'SKU1', { stranger: 1 });
      await seed(item);
      await seed({ ...countersItem(category, COUNTS), note: 'kept' });
      const completion = completionOf(item, category);
      await catalogue.changeStatus(completion);
      expect(await catalogue.item(keyOf(item))).toEqual({
        ...item,
        ...completion.change.set
      });
      expect(await catalogue.item(countersKey(category))).toEqual({
        ...countersItem(category, {
          pending: 4,
          completed: 3,
          pass: 1,
          total: 8
        }),
        note: 'kept'
      });
    });

    it('changes neither if the product has changed', async () => {
      const { catalogue, seed } = given();
      const category = freshCategory();
      const item = productItem(category, 'SKU1', { revision: 2 });
      const moved = { ...item, revision: 3 };
      await seed(moved);
      await seed(countersItem(category, COUNTS));
      const error: unknown = await catalogue
        .changeStatus(completionOf(item, category))
        .catch(reason => reason);
      expect(error).toBeInstanceOf(ChangeRefused);
      expect((error as ChangeRefused).current).toEqual(moved);
      expect(await catalogue.item(keyOf(item))).toEqual(moved);
      expect(await catalogue.item(countersKey(category))).toEqual(
        countersItem(category, COUNTS)
      );
    });

    it('changes neither if the counters are missing, and creates none', async () => {
      const { catalogue, seed } = given();
      const category = freshCategory();
      const item = productItem(category, 'SKU1');
      await seed(item);
      await expect(
        catalogue.changeStatus(completionOf(item, category))
      ).rejects.toBeInstanceOf(CountersMissing);
      expect(await catalogue.item(keyOf(item))).toEqual(item);
      expect(await catalogue.item(countersKey(category))).toBeUndefined();
    });

    it.each([
      ['a text', '4'],
      ['NULL', null]
    ])('treats a counter that is %s as a missing one', async (_, pending) => {
      const { catalogue, seed } = given();
      const category = freshCategory();
      const item = productItem(category, 'SKU1');
      const broken = {
        ...countersItem(category, COUNTS),
        pending_count: pending
      };
      await seed(item);
      await seed(broken);
      await expect(
        catalogue.changeStatus(completionOf(item, category))
      ).rejects.toBeInstanceOf(CountersMissing);
      expect(await catalogue.item(keyOf(item))).toEqual(item);
      expect(await catalogue.item(countersKey(category))).toEqual(broken);
    });

    it('reports the changed product if the counters are missing too', async () => {
      const { catalogue } = given();
      const category = freshCategory();
      await expect(
        catalogue.changeStatus(
          completionOf(productItem(category, 'GONE'), category)
        )
      ).rejects.toBeInstanceOf(ChangeRefused);
    });

    it('counts two main categories in one sub category separately', async () => {
      const { catalogue, seed } = given();
      const top = freshCategory('TOP');
      const bottom = { ...top, mainCategory: 'BOTTOM' };
      const item = productItem(bottom, 'SKU1');
      await seed(item);
      await seed(countersItem(top, COUNTS));
      await seed(countersItem(bottom, COUNTS));
      await catalogue.changeStatus(completionOf(item, bottom));
      expect(await catalogue.item(countersKey(top))).toEqual(
        countersItem(top, COUNTS)
      );
    });

    it('changes no counter if the status stays the same', async () => {
      const { catalogue, seed } = given();
      const category = freshCategory();
      const item = productItem(category, 'SKU1', { current_status: 'PASS' });
      await seed(item);
      await seed(countersItem(category, COUNTS));
      await catalogue.changeStatus({
        category,
        counters: statusMove('PASS', 'PASS'),
        change: changeOf(item, { set: { pass_reason: 'blurred' } })
      });
      expect(await catalogue.item(countersKey(category))).toEqual(
        countersItem(category, COUNTS)
      );
    });

    it('applies a repeated change once, whether the repetition succeeds or is refused', async () => {
      const { catalogue, seed } = given();
      const category = freshCategory();
      const item = productItem(category, 'SKU1');
      await seed(item);
      await seed(countersItem(category, COUNTS));
      const completion = completionOf(item, category);
      await catalogue.changeStatus(completion);
      const again: unknown = await catalogue
        .changeStatus(completion)
        .catch(reason => reason);
      if (again !== undefined) {
        expect(again).toBeInstanceOf(ChangeRefused);
        const { current } = again as ChangeRefused;
        expect(hasOp(current, completion.change.opId)).toBe(true);
      }
      expect(await catalogue.item(countersKey(category))).toMatchObject({
        pending_count: 4,
        completed_count: 3
      });
    });

    it('lets all of many concurrent changes with the same counters succeed', async () => {
      const { catalogue, seed } = given();
      const category = freshCategory();
      const items = Array.from({ length: 8 }, (_, i) =>
        productItem(category, `SKU${i}`)
      );
      await Promise.all(items.map(item => seed(item)));
      await seed(
        countersItem(category, { pending: 8, completed: 0, pass: 0, total: 8 })
      );
      await Promise.all(
        items.map(item => catalogue.changeStatus(completionOf(item, category)))
      );
      expect(await catalogue.item(countersKey(category))).toMatchObject({
        pending_count: 0,
        completed_count: 8
      });
    });
  });
}

function completionOf(
  item: ReturnType<typeof productItem>,
  category: Category
): StatusChange {
  return {
    category,
    counters: statusMove('PENDING', 'COMPLETED'),
    change: changeOf(item, {
      expect: { revision: item.revision, current_status: 'PENDING' },
      set: { current_status: 'COMPLETED', completed_by: 'Kim' }
    })
  };
}
