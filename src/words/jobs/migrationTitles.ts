import type { Trans } from '../trans';

/** What the parts of a migration's report are called. */
export function migrationTitles(
  dryRun: boolean,
  trans: Trans
): Readonly<Record<'forPerson' | 'replaced' | 'unpacked', string>> {
  return {
    forPerson: trans.__('Needs a person'),
    replaced: dryRun ? trans.__('Would be replaced') : trans.__('Replaced'),
    unpacked: trans.__(
      'Without a pack of thumbnails: they only open more slowly; run pack'
    )
  };
}
