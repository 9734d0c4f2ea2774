import type {
  BoardErrors,
  CheckResult,
  SettingsProblem
} from '../domain/errorFacts';
import type { Sentence, Words } from './sentence';
import { quoted } from './sentence';
import type { Trans } from './trans';

export const boardErrors: Words<BoardErrors, Sentence> = {
  'settings-unusable': (trans, { problem }) => ({
    text: settingsText(problem, trans),
    remedy: trans.__(
      'You can look at products, but not change them, so that all products keep one shape. Ask whoever keeps the settings to correct them, then refresh.'
    )
  }),
  'settings-file-unusable': (trans, { problem }) => ({
    text: trans.__('%1 Nothing was stored.', settingsText(problem, trans)),
    remedy: trans.__(
      'Correct the file. The documentation has an example that works.'
    )
  }),
  'settings-changed': trans => ({
    text: trans.__(
      'Somebody else changed the team’s settings in the meantime. They were left as they are.'
    ),
    remedy: trans.__('Look at the settings, then run the command again.')
  }),
  'settings-loading': trans => ({
    text: trans.__(
      'Nothing was changed. The team’s settings are still being read.'
    ),
    remedy: trans.__('Try again in a moment.')
  }),
  'settings-unavailable': (trans, { text, remedy }) => ({
    text: trans.__('Nothing was changed. %1', text),
    remedy
  }),
  'guideline-missing': (trans, { key }) => ({
    text: trans.__('The bucket has no %1.', key),
    remedy: trans.__(
      'Upload the file there, or change the key in the team’s settings.'
    )
  })
};

/** Why a team's settings cannot be used. */
export function settingsText(problem: SettingsProblem, trans: Trans): string {
  const item = 'CURATION_SETTINGS';
  switch (problem.code) {
    case 'needs-version':
      return trans.__(
        'The team’s settings (%1) need version %2. This is version %3.',
        item,
        problem.least,
        problem.version
      );
    case 'format':
      return trans.__(
        'The team’s settings (%1) have the format %2, which this version does not know.',
        item,
        quoted(problem.format)
      );
    case 'no-json':
      return trans.__('The team’s settings (%1) are not valid JSON.', item);
    case 'shape':
      return problem.path === ''
        ? trans.__(
            'The team’s settings (%1) cannot be read: %2.',
            item,
            problem.said
          )
        : trans.__(
            'The team’s settings (%1) cannot be read at %2: %3.',
            item,
            problem.path,
            problem.said
          );
    case 'slot-twice':
      return trans.__(
        'The team’s settings (%1) have the slot %2 twice.',
        item,
        quoted(problem.id)
      );
  }
}

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
            'The colour of meta.json is covered',
            'All %1 colours of meta.json are covered',
            check.listed
          )
        : trans._n(
            'meta.json lists %1 colour, %2 are covered',
            'meta.json lists %1 colours, %2 are covered',
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
