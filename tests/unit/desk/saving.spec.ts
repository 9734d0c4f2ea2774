import { MemoryJournal } from '../../../src/adapters/memory';
import type { Edit } from '../../../src/app/edit';
import { Saving } from '../../../src/desk/saving';
import { Unreachable } from '../../../src/domain/errors';
import { readProduct } from '../../../src/domain/product';
import { productItem } from '../../fixtures/items';

it('goes on where a retry comes before the failed try has quite ended', async () => {
  const product = readProduct(productItem());
  let tries = 0;
  const edit: Edit = {
    opId: 'op1',
    project: before => before,
    carryOut: async before => {
      tries += 1;
      if (tries === 1) {
        throw new Unreachable('offline');
      }
      return before;
    }
  };
  const saving: Saving = new Saving({
    journal: new MemoryJournal(),
    editOf: () => edit,
    changed: () => {
      if (saving.state.failed.length > 0) {
        void saving.retry();
      }
    },
    saved: () => undefined,
    reread: async () => product
  });
  saving.add(product, {
    version: 1,
    opId: 'op1',
    product: { subCategory: 1005, productId: '79823' },
    at: 0,
    label: 'Delete 1 image',
    intention: { kind: 'delete', paths: ['detail/image_001.jpg'] },
    seen: { status: 'PENDING', choices: 'null' },
    copies: []
  });
  await new Promise(resolve => setTimeout(resolve, 20));
  expect(tries).toBe(2);
  expect(saving.state).toEqual({ waiting: 0, failed: [] });
});
