import { MemoryJournal } from '../../../src/adapters/memory';
import type { Edit } from '../../../src/app/edit';
import { Saving } from '../../../src/desk/saving';
import { Unreachable } from '../../../src/domain/errors';
import { readProduct } from '../../../src/domain/product';
import { productItem } from '../../fixtures/items';
import { aRecord } from '../../fixtures/records';

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
    reread: async () => product,
    takeOver: async () => product,
    keepMine: records => ({ records, lost: [] })
  });
  saving.add(product, aRecord());
  await new Promise(resolve => setTimeout(resolve, 20));
  expect(tries).toBe(2);
  expect(saving.state).toEqual({ waiting: 0, failed: [] });
});
