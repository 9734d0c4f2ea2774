import { Dialog, showDialog } from '@jupyterlab/apputils';

import type { PurgeReport } from '../../desk/jobs/purgeJob';
import type { Trans } from '../../words/trans';
import { formatBytes, formatCount } from '../../words/format';

/** Asks once more in a dialog, because the bytes cannot be restored. */
export async function confirmPurge(
  { purged }: PurgeReport,
  bucket: string,
  trans: Trans
): Promise<boolean> {
  const bytes = purged.reduce((sum, image) => sum + image.bytes, 0);
  const count = formatCount(purged.length, trans);
  const { button } = await showDialog({
    title: trans._n(
      'Purge %2 image for good?',
      'Purge %2 images for good?',
      purged.length,
      count
    ),
    body: trans.__(
      'Their bytes (%1) are destroyed in the bucket %2. Nobody can restore these images afterwards, neither here nor from their product’s list of deleted images.',
      formatBytes(bytes, trans),
      bucket
    ),
    buttons: [
      Dialog.cancelButton(),
      Dialog.warnButton({ label: trans.__('Purge for good') })
    ],
    // Enter, pressed in haste, must not purge.
    defaultButton: 0
  });
  return button.accept;
}
