import type { Trans } from '../trans';

/** A status in the person's words; one that we do not know under its own name. */
export function statusLabel(status: string, trans: Trans): string {
  switch (status) {
    case 'PENDING':
      return trans.__('Pending');
    case 'COMPLETED':
      return trans.__('Completed');
    case 'PASS':
      return trans.__('Held');
    default:
      return status === '' ? trans.__('No status') : status;
  }
}
