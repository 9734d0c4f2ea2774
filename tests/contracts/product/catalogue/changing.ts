import type {
  CatalogueItem,
  ItemValue
} from '../../../../src/domain/catalogueItem';
import { categoryStatus } from '../../../../src/domain/catalogueItem';
import { ChangeRefused } from '../../../../src/domain/errors';
import type { ItemChange } from '../../../../src/domain/edits/plan/itemChange';
import type { CatalogueFixture } from '../catalogue';
import { changeOf, freshCategory, keyOf, productItem, without } from './given';

/** Values that conditions compare. Each equals only itself. */
const COMPARED: readonly (readonly [string, ItemValue, ItemValue])[] = [
  ['a list', ['a.jpg', 'b.jpg'], ['b.jpg', 'a.jpg']],
  ['an empty list', [], ['a.jpg']],
  ['a JSON text', '{"model":"detail/a.jpg"}', '{"model":"detail/b.jpg"}'],
  ['a map', { model: 'detail/a.jpg', color_variant: ['x'] }, { model: 'x' }],
  ['a list of maps', [{ folder: 'detail', n: 1 }], [{ folder: 'text', n: 1 }]],
  ['a set', new Set(['b', 'a']), new Set(['a'])],
  ['a number', 7, 8],
  ['null', null, 'null'],
  ['a flag', false, true],
  ['Korean, NFC', '앞'.normalize('NFC'), '앞'.normalize('NFD')]
];

export function changingContract(given: () => CatalogueFixture): void {
  describe('changing', () => {
    /** Sends a change that must be refused, and returns the refusal. */
    const refusal = async (change: ItemChange): Promise<ChangeRefused> => {
      const error: unknown = await given()
        .catalogue.change(change)
        .catch(reason => reason);
      expect(error).toBeInstanceOf(ChangeRefused);
      return error as ChangeRefused;
    };

    it('sets and removes attributes, and leaves unknown ones', async () => {
      const { catalogue, seed } = given();
      const item = productItem(freshCategory(), 'SKU1', {
        stranger: { deep: [1, { x: true }] },
        pass_reason: 'blurred',
        status: 'a reserved word',
        // Reserved words and awkward names must not break an expression.
        'odd name #1': 'kept'
      });
      await seed(item);
      const change = changeOf(item, {
        set: { text: ['a.jpg'], detail: [], 'odd:name.2': 1 },
        remove: ['pass_reason']
      });
      const expected = {
        ...without(item, 'pass_reason'),
        ...change.set
      };
      expect(await catalogue.change(change)).toEqual(expected);
      const stored = await catalogue.item(keyOf(item));
      expect(stored).toEqual(expected);
      expect(stored?.detail).toEqual([]);
      expect(stored?.ops).toEqual([change.opId]);
    });

    it('is refused with the current item if the revision has changed', async () => {
      const { catalogue, seed } = given();
      const item = productItem(freshCategory(), 'SKU1', { revision: 4 });
      await seed(item);
      await catalogue.change(changeOf(item, { set: { note: 'first' } }));
      const { current } = await refusal(
        changeOf(item, { set: { note: 'second' } })
      );
      expect(current).toMatchObject({ revision: 5, note: 'first' });
      expect(await catalogue.item(keyOf(item))).toEqual(current);
    });

    it('shows by the current item that a repeated change was applied', async () => {
      const { catalogue, seed } = given();
      const item = productItem(freshCategory(), 'SKU1');
      await seed(item);
      const change = changeOf(item);
      await catalogue.change(change);
      const { current } = await refusal(change);
      expect(current?.ops).toContain(change.opId);
    });

    it.each(COMPARED)('compares %s as it was read', async (_, read, other) => {
      const { catalogue, seed } = given();
      const item = productItem(freshCategory(), 'SKU1', { compared: read });
      await seed(item);
      await refusal(changeOf(item, { expect: { compared: other } }));
      await refusal(changeOf(item, { expect: { compared: undefined } }));
      const seen = (await catalogue.item(keyOf(item))) as CatalogueItem;
      const changed = await catalogue.change(
        changeOf(item, { expect: { compared: seen.compared } })
      );
      expect(changed.compared).toEqual(read);
    });

    it('is refused if an attribute appeared or disappeared', async () => {
      const { catalogue, seed } = given();
      const item = productItem(freshCategory(), 'SKU1');
      await seed({ ...item, representative_assets: '{}' });
      await refusal(
        changeOf(item, { expect: { representative_assets: undefined } })
      );
      await refusal(changeOf(item, { expect: { deleted: [] } }));
      expect(await catalogue.item(keyOf(item))).not.toHaveProperty('ops');
    });

    it('is refused under somebody else’s claim, and succeeds under its own or none', async () => {
      const { catalogue, seed } = given();
      const item = productItem(freshCategory(), 'SKU1', {
        claim_id: 'theirs',
        claimed_until: 1
      });
      await seed(item);
      const { current } = await refusal(changeOf(item));
      expect(current).toMatchObject({ claim_id: 'theirs' });
      await expect(
        catalogue.change(changeOf(item, { claimId: 'theirs' }))
      ).resolves.toMatchObject({ revision: 1 });
    });

    it('never creates an item', async () => {
      const { catalogue } = given();
      const item = productItem(freshCategory(), 'NONE');
      const { current } = await refusal(changeOf(item, { expect: {} }));
      expect(current).toBeUndefined();
      expect(await catalogue.item(keyOf(item))).toBeUndefined();
    });

    it('lets one of many concurrent changes of the same item succeed', async () => {
      const { catalogue, seed } = given();
      const item = productItem(freshCategory(), 'SKU1');
      await seed(item);
      const results = await Promise.allSettled(
        Array.from({ length: 6 }, (_, i) =>
          catalogue.change(changeOf(item, { set: { note: `${i}` } }))
        )
      );
      expect(
        results.filter(({ status }) => status === 'fulfilled')
      ).toHaveLength(1);
    });

    it('stamps an item that another program wrote, and changes nothing else', async () => {
      const { catalogue, seed } = given();
      const category = freshCategory();
      const item = without(productItem(category, 'SKU1'), 'category_status');
      await seed(item);
      expect(await catalogue.stamp(item)).toBe(true);
      expect(await catalogue.item(keyOf(item))).toEqual({
        ...item,
        category_status: categoryStatus(category.subCategory, 'PENDING')
      });
    });

    it('does not stamp an item that has changed or is gone', async () => {
      const { catalogue, seed } = given();
      const item = productItem(freshCategory(), 'SKU1', {
        category_status: 'wrong'
      });
      const moved = { ...item, current_status: 'PASS' };
      await seed(moved);
      expect(await catalogue.stamp(item)).toBe(false);
      expect(await catalogue.stamp(without(moved, 'category_status'))).toBe(
        false
      );
      expect(await catalogue.item(keyOf(item))).toEqual(moved);
      const gone = productItem(freshCategory(), 'GONE');
      expect(await catalogue.stamp(gone)).toBe(false);
      expect(await catalogue.item(keyOf(gone))).toBeUndefined();
    });
  });
}
