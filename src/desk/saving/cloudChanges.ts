import type { Cloud, Person } from '../../app/cloud';
import type { Edit } from '../../app/edits/edit';
import { projectIfFits } from '../../app/edits/edit';
import { editOf } from '../../app/edits/editOf';
import { openProduct } from '../../app/product/openProduct';
import { keepMine } from '../../domain/edits/conflict/keepMine';
import type { JournalRecord } from '../../domain/edits/intention';
import { newOpId } from '../../domain/product/opId';
import { readProduct } from '../../domain/product/product';
import type { Trans } from '../../words/trans';
import type { Ids } from '../../ports/clock';
import type { Journal } from '../../ports/saving/journal';
import type { ChangeQueueOptions } from './changeQueue';
import { reopenWords } from '../../words/edits/messages';

type CloudChanges = Pick<
  ChangeQueueOptions,
  'editOf' | 'reread' | 'takeOver' | 'keepMine'
>;

export interface CloudChangesOptions {
  readonly cloud: Cloud;
  /** Rejects while nothing may be changed. */
  readonly ready: () => Promise<void>;
  readonly journal: Pick<Journal, 'amend'>;
  readonly ids: Ids;
  readonly claimId: string;
  readonly person: string | undefined;
  readonly trans: Trans;
}

/** How a desk's changes reach its table and bucket. */
export function cloudChanges({
  cloud,
  ready,
  journal,
  ids,
  claimId,
  person,
  trans
}: CloudChangesOptions): CloudChanges {
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
        reopenLabel: reopenWords(now.productId, trans).label,
        project: (record, product) => projectIfFits(edit(record), product)
      })
  };
}
