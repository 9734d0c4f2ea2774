import type { Cloud, Person } from '../../app/cloud';
import type { Edit } from '../../app/edits/edit';
import { projectIfFits } from '../../app/edits/edit';
import { editOf } from '../../app/edits/editOf';
import { openProduct } from '../../app/product/openProduct';
import { keepMine } from '../../domain/edits/conflict/keepMine';
import type { JournalRecord } from '../../domain/edits/intention';
import { newOpId } from '../../domain/product/opId';
import { readProduct } from '../../domain/product/product';
import type { DeskOptions } from '../deskOptions';
import type { ChangeQueueOptions } from './changeQueue';

type CloudChanges = Pick<
  ChangeQueueOptions,
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
