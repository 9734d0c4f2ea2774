import { Dialog, showDialog } from '@jupyterlab/apputils';

import type { PurgeReport } from '../../desk/jobs/purgeJob';
import type { Trans } from '../../words/trans';
import { confirmPurgeSentence } from '../../words/jobs/purgePage';

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
  const { button } = await showDialog({
    ...confirmPurgeSentence(doomed, bucket, trans),
    buttons: [
      Dialog.cancelButton(),
      Dialog.warnButton({ label: trans.__('Purge for good') })
    ],
    // Enter, pressed in haste, must not purge.
    defaultButton: 0
  });
  return button.accept;
}
