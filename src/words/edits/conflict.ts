import type { ConflictReason } from '../../domain/edits/conflict/changeConflict';
import type { Trans } from '../trans';
import { shortened } from '../shortened';

/**
 * What another did meanwhile, as a title.
 *
 * @param by - who did it
 * @param mine - whether it was the same person in another browser
 */
export function conflictTitle(
  reason: ConflictReason,
  by: string,
  mine: boolean,
  trans: Trans
): string {
  if (reason === 'forgotten') {
    return trans.__('This change may have been saved before');
  }
  if (mine) {
    return trans.__('You changed this product in another browser');
  }
  const who = shortened(by);
  switch (reason) {
    case 'held':
      return trans.__('%1 is editing this product', who);
    case 'taken-over':
      return trans.__('%1 took over this product and changed it', who);
    case 'decided':
      return trans.__('%1 changed the status of this product meanwhile', who);
    case 'same-images':
      return trans.__('%1 changed the same images', who);
    case 'same-note':
      return trans.__('%1 wrote another note', who);
    case 'same-slots':
      return trans.__('%1 chose other images for the same slots', who);
  }
}

/** Why a person is asked although nobody else changed the product. */
export function notRememberedText(trans: Trans): string {
  return trans.__(
    'The product was changed so often since you asked for it that the table no longer tells. Discard it if you do not miss it.'
  );
}

/** @param labels - of the changes that wait */
export function waitingText(labels: readonly string[], trans: Trans): string {
  return trans.__(
    'Your changes are kept until you decide: %1.',
    labels.join(' · ')
  );
}

export function holdQuestion(trans: Trans): string {
  return trans.__('Why is it held?');
}

/** Why nothing happens if a person wants to hold a product without a reason. */
export function holdNeedsReason(trans: Trans): string {
  return trans.__(
    'A product is held with a reason. Choose one, or write your own. The keys 1 to 9 choose a reason and hold at once.'
  );
}

export function noDeletedImagesText(trans: Trans): string {
  return trans.__('No image was deleted.');
}
