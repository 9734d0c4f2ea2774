import type { CheckResult } from '../../domain/errorFacts';
import { formatDimensions } from '../format';
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
      return coloursText(check.colours, check.covered, trans);
    case 'small':
      return trans.__(
        '%1 is small: %2, at least %3 px a side are wanted',
        check.label,
        formatDimensions(check.width, check.height, trans),
        check.least
      );
    case 'blurred':
      return trans.__('%1 looks blurred: %2', check.label, nameOf(check.path));
    case 'alike': {
      const [first, second] = check.paths;
      return check.more === 0
        ? trans.__('%1 and %2 show the same picture', first, second)
        : trans._n(
            '%2 and %3 show the same picture, and %1 more pair',
            '%2 and %3 show the same picture, and %1 more pairs',
            check.more,
            first,
            second
          );
    }
    case 'unchecked':
      return uncheckedText(check, trans);
  }
}

/** More colours would fill the board. */
const MOST_NAMED = 8;

/** `1 of 3 colours chosen: ✓ Black, White, Red`. */
function coloursText(
  colours: readonly string[],
  covered: number,
  trans: Trans
): string {
  const listed = colours.length;
  if (covered > listed) {
    return trans._n(
      'meta.json lists %1 colour, images are chosen for %2',
      'meta.json lists %1 colours, images are chosen for %2',
      listed,
      covered
    );
  }
  const names = colours
    .slice(0, MOST_NAMED)
    .map((name, at) => (at < covered ? `✓ ${name}` : name))
    .concat(listed > MOST_NAMED ? ['…'] : [])
    .join(', ');
  return trans._n(
    '%2 of %1 colour chosen: %3',
    '%2 of %1 colours chosen: %3',
    listed,
    covered,
    names
  );
}

function uncheckedText(
  { what, why, labels }: Extract<CheckResult, { id: 'unchecked' }>,
  trans: Trans
): string {
  if (what === 'colours') {
    return why === 'awaited'
      ? trans.__('Colours not checked yet: meta.json is being read')
      : trans.__('Colours not checked: meta.json cannot be read');
  }
  const names = listOf(labels, trans);
  return why === 'awaited'
    ? trans.__('Size and sharpness not checked yet: %1', names)
    : trans.__(
        'Size and sharpness not checked, for lack of a picture: %1',
        names
      );
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function listOf(labels: readonly string[], { locale }: Trans): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(labels);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
