import type { Cloud, Person } from '../app/cloud';
import type { Edit } from '../app/edit';
import { projectIfFits } from '../app/edit';
import { editOf } from '../app/editOf';
import { openProduct } from '../app/openProduct';
import { keepMine } from '../domain/conflict/keepMine';
import type { JournalRecord } from '../domain/intention';
import { newOpId } from '../domain/opId';
import { readProduct } from '../domain/product';
import type { DeskOptions } from './deskOptions';
import type { SavingOptions } from './saving';

type CloudChanges = Pick<
  SavingOptions,
  'editOf' | 'reread' | 'takeOver' | 'keepMine'
>;

/**
 * How a desk's changes reach its table and bucket.
 *
 * @param ready - rejects while nothing may be changed
 */
export function cloudChanges(
  cloud: Cloud,
  ready: () => Promise<void>,
  { ids, claimId, person, journal, trans }: DeskOptions
): CloudChanges {
  const self: Person = { by: person ?? '', claimId };
  const edit = (record: JournalRecord): Edit => {
    const { carryOut, ...rest } = editOf(cloud, self, record, copies =>
      journal.amend(record.opId, { copies })
    );
    return {
      ...rest,
      carryOut: async product => {
        await ready();
        return carryOut(product);
      }
    };
  };
  return {
    editOf: edit,
    reread: async key => {
      const item = await cloud.catalogue.item(key);
      return item && readProduct(item);
    },
    takeOver: async key => (await openProduct(cloud, self, key, true)).product,
    keepMine: (records, now) =>
      keepMine(records, now, {
        newOpId: () => newOpId(claimId, ids.next()),
        at: cloud.clock.now(),
        reopenLabel: trans.__('Reopen %1', now.productId),
        project: (record, product) => projectIfFits(edit(record), product)
      })
  };
}
