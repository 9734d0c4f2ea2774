import type { Slot } from '../slots';

/**
 * The forms in which `representative_assets` is written. `paths`: a path, or a
 * list of paths, for each slot. `images`: the form of programs that store a
 * folder and a file name for each image.
 */
export const CHOICES_FORMATS = ['paths', 'images'] as const;

export type ChoicesFormat = (typeof CHOICES_FORMATS)[number];

/** What a team decides about its choices: their slots, and the form in which they are stored. */
export interface ChoicesRules {
  readonly slots: readonly Slot[];
  readonly choicesFormat: ChoicesFormat;
}
