import { formatTimeOfDay } from '../../format';
import type { Trans } from '../../trans';

/** @param where - the bucket and the table */
export function packLead(where: string, trans: Trans): string {
  return trans.__(
    'Writes one small object with all thumbnails for each product in %1 that has none, or an outdated one. With it, a product opens with one request for its pictures. This page reads and decodes every image, so it takes a while: for a large table, use the command line.',
    where
  );
}

/** @param until - when it goes on, in ms since the epoch */
export function packWaitsText(until: number, trans: Trans): string {
  return trans.__(
    'The service is in trouble. The job waits until %1, then goes on.',
    formatTimeOfDay(until, trans)
  );
}
