import type { Problem } from '../../errors';
import type { Trans } from '../../trans';

/** Of a server that runs no jobs: why, and that the page does. */
export function serverUnableText(
  { text, remedy }: Problem,
  trans: Trans
): string {
  return [
    trans.__('No job can run on the Jupyter server.'),
    text,
    ...(remedy === undefined ? [] : [remedy]),
    trans.__('Jobs in this page work all the same.')
  ].join(' ');
}
