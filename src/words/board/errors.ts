import type { BoardErrors, SettingsProblem } from '../../domain/errorFacts';
import type { Sentence, Words } from '../sentence';
import { quoted } from '../sentence';
import type { Trans } from '../trans';

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
