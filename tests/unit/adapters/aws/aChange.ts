import type { ItemChange } from '../../../../src/domain/edits/plan/itemChange';

/** A change of one product, as small as a change can be. */
export const CHANGE: ItemChange = {
  key: { subCategory: 1, productId: 'SKU1' },
  opId: 'op00000000000000000a',
  claimId: 'mine',
  expect: { revision: 1 },
  set: { revision: 2 },
  remove: []
};
