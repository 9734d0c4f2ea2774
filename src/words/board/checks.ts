import type { CheckResult } from '../../domain/errorFacts';
import type { Trans } from '../trans';

/** One line of the checks, without a full stop. */
export function checkText(check: CheckResult, trans: Trans): string {
  switch (check.id) {
    case 'required': {
      const labels = check.labels.map(label => label.toLowerCase());
      const names = capital(listOf(labels, trans));
      return check.ok
        ? trans._n('%2 is chosen', '%2 are chosen', labels.length, names)
        : trans._n(
            '%2 is not chosen',
            '%2 are not chosen',
            labels.length,
            names
          );
    }
    case 'twice':
      return check.path === undefined
        ? trans.__('No image is used twice')
        : trans.__('%1 is used twice', check.path);
    case 'gone':
      return check.path === undefined
        ? trans.__('All chosen images exist')
        : trans.__('%1 is chosen but does not exist', check.path);
    case 'folder':
      return trans.__('%1 is from %2', check.label, check.folder);
    case 'colours':
      return check.ok
        ? trans._n(
            'The colour is chosen',
            'All %1 colours are chosen',
            check.listed
          )
        : trans._n(
            '%2 of %1 colour chosen',
            '%2 of %1 colours chosen',
            check.listed,
            check.covered
          );
  }
}

function listOf(labels: readonly string[], { locale }: Trans): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(labels);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
