import { formatBytes, formatCount } from '../../format';
import type { Trans } from '../../trans';

/** The words of what reports count. A name that is not here is shown as it is: it may come from another version. */
export function reportName(name: string, trans: Trans): string {
  return names(trans).get(name) ?? name;
}

function names(trans: Trans): ReadonlyMap<string, string> {
  const __ = trans.__.bind(trans);
  return new Map([
    ['dryRun', __('Only looked')],
    ['stopped', __('Stopped')],
    ['products', __('Products')],
    ['objects', __('Objects')],
    ['judged', __('Objects that were judged')],
    ['images', __('Images')],
    ['bytes', __('Size')],
    ['written', __('Packs written')],
    ['current', __('Products with a current pack')],
    ['created', __('Products created')],
    ['existing', __('Products that were there')],
    ['imagesSent', __('Images sent')],
    ['imagesThere', __('Images that were there')],
    ['bytesSent', __('Size of what was sent')],
    ['packs', __('Packs')],
    ['replaced', __('Products with replaced files')],
    ['findings', __('Findings')],
    ['remaining', __('Findings left')],
    ['plan', __('Repairs planned')],
    ['repaired', __('Repairs made')],
    ['notRepaired', __('Repairs not made')],
    ['notChecked', __('Not checked')],
    ['categories', __('Categories')],
    ['olderThanDays', __('Days since the deletion')],
    ['purged', __('Images listed')],
    ['skipped', __('Left, because they are being edited')],
    ['forPerson', __('For a person')],
    ['leftOut', __('Lines that are not stored')],
    ['hidden.images', __('Images that stay as versions')],
    ['hidden.bytes', __('Size of what stays as versions')],
    ['notJudged.young', __('Objects too young to judge')],
    ['notJudged.claimed', __('Objects of products that are being edited')],
    ['notJudged.counters', __('Categories whose counters kept changing')],
    ['versioning', __('Versions of the bucket')],
    ['versions', __('Versions removed too')],
    ['undo', __('Undone')],
    ['changed', __('Products changed')],
    ['counters', __('Categories that got counters')],
    ['counts.created', __('Items made from objects')],
    ['counts.brought-over', __('Brought over from another shape')],
    ['counts.completed', __('Items that got what they lacked')],
    ['counts.followed', __('Statuses taken over')],
    ['counts.taken-out', __('Additions taken out')],
    ['counts.removed', __('Items removed')],
    ['adopted', __('Products listed')],
    ['already', __('Images that have the tag already')],
    ['tooSmall.images', __('Images of 128 kB or less')],
    ['tooSmall.bytes', __('Their size')],
    ['notWorth.images', __('Images for which it does not pay')],
    ['notWorth.bytes', __('The size of these')],
    ['cost.once', __('US dollars, once')],
    ['cost.monthly', __('US dollars saved a month')],
    ['archived', __('Images listed')],
    ['steps', __('Resources')],
    ['made', __('Resources made')]
  ]);
}

/** @param name - sizes are told by it */
export function reportValue(
  name: string,
  value: number | string | boolean,
  trans: Trans
): string {
  switch (typeof value) {
    case 'boolean':
      return value ? trans.__('yes') : trans.__('no');
    case 'string':
      return value;
    default:
      return /bytes/i.test(name)
        ? formatBytes(value, trans)
        : formatCount(value, trans);
  }
}
