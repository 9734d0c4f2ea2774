import type { Intention } from '../../domain/edits/intention';
import { formatCount, formatTime } from '../format';
import type { Sentence } from '../sentence';
import { shortened } from '../shortened';
import type { Trans } from '../trans';

/** The last time that a date can have, in ms since the epoch. */
const LAST_DATE = 8.64e15;

/** @param person - as stored: a claim */
export function keptText(count: number, person: string, trans: Trans): string {
  return trans._n(
    '%1 unsaved change of %2 is kept in this browser.',
    '%1 unsaved changes of %2 are kept in this browser.',
    count,
    shortened(person)
  );
}

export function keptQuestion(person: string, trans: Trans): string {
  return trans.__('Unsaved changes of %1', shortened(person));
}

/** What carrying them out would do, and why the desk does not do it by itself. */
export function whyKeptText(
  standing: 'other' | 'old' | 'unknown',
  mayAdopt: boolean,
  trans: Trans
): string {
  switch (standing) {
    case 'other':
      return trans.__(
        'They were made by another person, after another sign-in, or on another server. If you carry them out, they are saved in your name.'
      );
    case 'old':
      return trans.__('They were made more than 14 days ago.');
    case 'unknown':
      return mayAdopt
        ? trans.__(
            'They were made on an earlier page. This server cannot tell whether you made them.'
          )
        : trans.__(
            'Nothing shows who made them: an earlier version, an earlier server, or a script of another page. They cannot be carried out. Save a copy if you need it.'
          );
  }
}

/**
 * What a stored change would do, told from the change itself: its label could say
 * something else.
 */
export function askedText(intention: Intention, trans: Trans): string {
  switch (intention.kind) {
    case 'reclassify':
      return trans._n(
        'Move %1 image to %2',
        'Move %1 images to %2',
        intention.moves.length,
        intention.folder
      );
    case 'delete':
      return trans._n(
        'Delete %1 image',
        'Delete %1 images',
        intention.paths.length
      );
    case 'restore':
      return trans._n(
        'Restore %1 image',
        'Restore %1 images',
        intention.paths.length
      );
    case 'upload':
      return trans._n(
        'Upload %1 image to %2',
        'Upload %1 images to %2',
        intention.files.length,
        intention.folder
      );
    case 'complete':
      return trans.__('Complete');
    case 'hold':
      return trans.__('Hold: %1', shortened(intention.reason));
    case 'reopen':
      return trans.__('Reopen');
    case 'annotate':
      return intention.note === undefined
        ? trans.__(
            'Change flags: %1',
            shortened([...intention.flagged, ...intention.unflagged].join(', '))
          )
        : trans.__('Write the note: %1', shortened(intention.note));
  }
}

/** @param at - ms since the epoch, as stored */
export function askedAtText(at: number, trans: Trans): string {
  return Math.abs(at) <= LAST_DATE
    ? formatTime(new Date(at).toISOString(), trans)
    : trans.__('at no time that a calendar has');
}

/** @param count - of changes that are not in the list */
export function moreKeptText(count: number, trans: Trans): string {
  return trans._n(
    'and %2 more change',
    'and %2 more changes',
    count,
    formatCount(count, trans)
  );
}

/** @param count - of changes that were to be carried out */
export function notAdoptedSentence(count: number, trans: Trans): Sentence {
  return {
    text: trans._n(
      '%1 change was not carried out: it is gone, or it is not the one that was shown.',
      '%1 changes were not carried out: they are gone, or they are not those that were shown.',
      count
    )
  };
}
