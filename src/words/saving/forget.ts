import type { Trans } from '../trans';

/**
 * Asks before everything goes. `unsaved` is the number of changes that are not
 * in the table; undefined if the database cannot be read.
 */
export function forgetQuestion(
  unsaved: number | undefined,
  trans: Trans
): { readonly title: string; readonly body: string } {
  const lost =
    unsaved === undefined
      ? [
          trans.__(
            'What is stored cannot be read. Changes that are not saved yet may be among it, and are lost.'
          )
        ]
      : unsaved === 0
        ? []
        : [
            trans._n(
              '%1 change is not saved yet and is lost.',
              '%1 changes are not saved yet and are lost.',
              unsaved
            )
          ];
  return {
    title: trans.__('Forget this browser?'),
    body: [
      ...lost,
      trans.__(
        'The desks close. For everybody who used this browser with this server, this removes thumbnails, choices of products that are not completed, steps that can be undone, texts that were not sent, and the place where they stopped. Images, the table and your connections stay as they are.'
      )
    ].join(' ')
  };
}

export function forgottenText(trans: Trans): string {
  return trans.__('The curation desk has forgotten this browser.');
}

export function notForgottenText(reason: string, trans: Trans): string {
  return trans.__(
    'This browser was not forgotten: %1. Clear the site’s data in the settings of your browser.',
    reason
  );
}
