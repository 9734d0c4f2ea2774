import type { ItemChange } from '../../../src/domain/edits/plan/itemChange';
import type { Catalogue } from '../../../src/ports/product/catalogue';

/** Removes one condition from the table. A test that does not notice is useless. */
export type Sabotage = (catalogue: Catalogue) => Catalogue;

/** Conditions of the table. A wrapper removes each of them, and the tests must notice. */
export const SABOTAGES: readonly {
  readonly name: string;
  readonly sabotage: Sabotage;
}[] = [
  {
    // Each of the two notices nearly all that the other does.
    name: 'when the conditions on revision and ops are taken out',
    sabotage: catalogue => asking(catalogue, without('revision', 'ops'))
  },
  {
    name: 'when all conditions on what was read are taken out',
    sabotage: catalogue =>
      asking(catalogue, change => ({ ...change, expect: {} }))
  },
  {
    name: 'when the condition on the claim is taken out',
    sabotage: catalogue =>
      asking(catalogue, async change => {
        const item = await catalogue.item(change.key);
        return { ...change, claimId: String(item?.claim_id) };
      })
  },
  {
    name: 'when the ids of changes are not kept',
    sabotage: catalogue =>
      asking(catalogue, change => ({
        ...change,
        set: { ...change.set, ops: [] }
      }))
  },
  {
    name: 'when counters are not in the transaction',
    sabotage: catalogue =>
      replaced(catalogue, {
        changeStatus: async ({ change }) => {
          await catalogue.change(change);
        }
      })
  }
];

function without(...names: string[]): (change: ItemChange) => ItemChange {
  return change => ({
    ...change,
    expect: Object.fromEntries(
      Object.entries(change.expect).filter(([name]) => !names.includes(name))
    )
  });
}

/** The catalogue with changed arguments. */
function asking(
  catalogue: Catalogue,
  twist: (change: ItemChange) => ItemChange | Promise<ItemChange>
): Catalogue {
  return replaced(catalogue, {
    change: async change => catalogue.change(await twist(change)),
    changeStatus: async sent =>
      catalogue.changeStatus({ ...sent, change: await twist(sent.change) })
  });
}

function replaced(
  catalogue: Catalogue,
  methods: Partial<Catalogue>
): Catalogue {
  return new Proxy(catalogue, {
    get(target, name) {
      const member: unknown =
        methods[name as keyof Catalogue] ?? Reflect.get(target, name, target);
      return typeof member === 'function'
        ? (member as () => unknown).bind(target)
        : member;
    }
  });
}
