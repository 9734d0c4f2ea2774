import type { PurgeReport } from '../../desk/jobs/purgeJob';
import type { Trans } from '../../words/trans';
import { confirmPurgeSentence } from '../../words/jobs/pages/purgePage';
import { confirmed } from '../confirmed';

/** Asks once more in a dialog, because the bytes cannot be restored. */
export async function confirmPurge(
  { purged }: PurgeReport,
  bucket: string,
  trans: Trans
): Promise<boolean> {
  const sum = (which: 'bytes' | 'hidden'): number =>
    purged.reduce((all, image) => all + image[which], 0);
  const doomed = {
    images: purged.length,
    bytes: sum('bytes'),
    hidden: sum('hidden')
  };
  return confirmed(
    confirmPurgeSentence(doomed, bucket, trans),
    trans.__('Purge for good')
  );
}
