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
  const bytes = purged.reduce((sum, image) => sum + image.bytes, 0);
  const { button } = await showDialog({
    ...confirmPurgeSentence(purged.length, bytes, bucket, trans),
    buttons: [
      Dialog.cancelButton(),
      Dialog.warnButton({ label: trans.__('Purge for good') })
    ],
    // Enter, pressed in haste, must not purge.
    defaultButton: 0
  });
  return button.accept;
}
