import { FINDING_KINDS } from '../../../domain/jobs/verify/finding';
import { formatBytes, formatCount } from '../../format';
import type { Trans } from '../../trans';
import { findingTitle } from '../findings';

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
    ['packsBy', __('What makes the packs')],
    ['unpacked', __('Products without a pack')],
    ['added', __('Products that got new files')],
    ['exchanged', __('Products whose changed files took the place of others')],
    ['replaced', __('Products with replaced files')],
    ['elsewhere', __('Products of other parts')],
    ['shard.index', __('Part')],
    ['shard.count', __('Parts')],
    ['counts.hidden', __('Hidden files')],
    ['counts.clutter', __('Files of an operating system')],
    ['counts.name', __('Names that cannot be used')],
    ['counts.empty', __('Empty files')],
    ['counts.too-large-to-send', __('Files that are too large')],
    ['counts.not-an-image', __('Files that are not named as images')],
    ['counts.other-kind', __('Images that browsers cannot show')],
    ['counts.cut-off', __('Files whose end is missing')],
    ['counts.undecodable', __('Images that cannot be read')],
    ['counts.no-images', __('Products without images')],
    ['counts.not-a-sub-category', __('Folders that are no sub category')],
    ['counts.file-among-folders', __('Files among folders')],
    ['counts.folder-among-images', __('Folders among images')],
    ['counts.not-of-a-product', __('Entries that are not of a product')],
    ['counts.outside-image-folders', __('Files outside the image folders')],
    ['counts.neither-file-nor-folder', __('Neither file nor folder')],
    ['counts.unreadable', __('What cannot be read')],
    ['counts.link-outside', __('Links out of the folder')],
    ['counts.error', __('What failed')],
    ['findings', __('Findings')],
    ['remaining', __('Findings left')],
    ['plan', __('Repairs planned')],
    ['repaired', __('Repairs made')],
    ['notRepaired', __('Repairs not made')],
    ['notChecked', __('Not checked')],
    ['categories', __('Categories')],
    ['olderThanDays', __('Days since the deletion')],
    ['purged', __('Images listed')],
    ['skipped', __('Left as they are')],
    ['failed', __('Failed')],
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
    ['made', __('Resources made')],
    // The check counts what cannot be read by this name too: one text fits both.
    ...FINDING_KINDS.filter(kind => kind !== 'unreadable').map(
      kind => [`counts.${kind}`, findingTitle(kind, trans)] as const
    )
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
