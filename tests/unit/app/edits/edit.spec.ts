import type { EditSteps } from '../../../../src/app/edits/edit';
import { toEdit } from '../../../../src/app/edits/edit';
import type { CatalogueItem } from '../../../../src/domain/catalogueItem';
import { ChangeRefused } from '../../../../src/domain/errors';
import type { Product } from '../../../../src/domain/product/product';
import { readProduct } from '../../../../src/domain/product/product';

const OP = 'op-1';

function item(...ops: readonly string[]): CatalogueItem {
  return { sub_category: 1, product_id: 'SKU1', ops };
}

/** Steps that record the order in which they run. */
function recorded(
  ran: string[],
  carryOut: EditSteps['carryOut'] = async () => ({ item: item(OP) })
): EditSteps {
  return {
    project: product => product,
    carryOut: product => {
      ran.push('carryOut');
      return carryOut(product);
    },
    afterwards: async () => {
      ran.push('afterwards');
    }
  };
}

function guardedBy(ran: string[]): (product: Product) => Promise<Product> {
  return async product => {
    ran.push('guard');
    return product;
  };
}

describe('an edit', () => {
  it('runs `guard`, `carryOut` and `afterwards` in this order', async () => {
    const ran: string[] = [];
    const edit = toEdit(OP, recorded(ran), guardedBy(ran));
    const after = await edit.carryOut(readProduct(item()));
    expect(after.item).toEqual(item(OP));
    expect(ran).toEqual(['guard', 'carryOut', 'afterwards']);
  });

  it('runs only `afterwards` if the change was applied and its answer was lost', async () => {
    const ran: string[] = [];
    const edit = toEdit(OP, recorded(ran), guardedBy(ran));
    const product = readProduct(item(OP));
    expect(await edit.carryOut(product)).toBe(product);
    expect(ran).toEqual(['afterwards']);
  });

  it('does not apply a change again that the guard finds applied', async () => {
    const ran: string[] = [];
    const edit = toEdit(OP, recorded(ran), async () => readProduct(item(OP)));
    await edit.carryOut(readProduct(item()));
    expect(ran).toEqual(['afterwards']);
  });

  it('tries a refused change again on the current product, at most five times in all', async () => {
    const ran: string[] = [];
    const refused = new ChangeRefused('refused', item('op-2'));
    const edit = toEdit(
      OP,
      recorded(ran, async () => {
        throw refused;
      }),
      guardedBy(ran)
    );
    await expect(edit.carryOut(readProduct(item()))).rejects.toBe(refused);
    expect(ran).toEqual(Array(5).fill(['guard', 'carryOut']).flat());
  });

  it('accepts the refusal of a change that the item already has', async () => {
    const ran: string[] = [];
    const edit = toEdit(
      OP,
      recorded(ran, async () => {
        throw new ChangeRefused('refused', item(OP));
      }),
      guardedBy(ran)
    );
    const after = await edit.carryOut(readProduct(item()));
    expect(after.item).toEqual(item(OP));
    expect(ran).toEqual(['guard', 'carryOut', 'afterwards']);
  });
});
