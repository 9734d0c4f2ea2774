import * as z from 'zod';

import type { Choices } from '../../board/choices';
import type { ImagePath } from '../../images/image';
import type { Move } from '../intention';
import type { Renames } from '../renames';
import { renamedChoices } from '../renames';
import {
  choicesShape,
  movesShape,
  pathShape,
  pathsShape
} from '../../images/storedShapes';

/**
 * One thing that was done to a product, as a value that is stored and outlives
 * the page: the state before and after it. `undoRequest` tells what undoing it
 * asks for.
 */
export type UndoStep = {
  /** The message that was shown when it was done, as "Moved 2 images to text". */
  readonly message: string;
} & (
  | {
      readonly kind: 'chosen';
      readonly before: Choices;
      readonly after: Choices;
      /** The image that was chosen. */
      readonly focus: ImagePath | null;
    }
  /** Images were moved to another folder. */
  | { readonly kind: 'moved'; readonly moves: readonly Move[] }
  /** Moved images were moved back, from their copies to where they were. */
  | { readonly kind: 'putBack'; readonly moves: readonly Move[] }
  | {
      readonly kind: 'deleted';
      readonly paths: readonly ImagePath[];
      /** The choices before it, with the deleted images. */
      readonly before: Choices;
    }
  /** Images were added: uploaded, cropped, or restored from `deleted`. */
  | {
      readonly kind: 'added';
      readonly paths: readonly ImagePath[];
      /** The image that they were made from. Undo moves the focus back to it. */
      readonly source?: ImagePath;
    }
  /** An empty text means that there is no note. */
  | { readonly kind: 'noted'; readonly before: string; readonly after: string }
  | { readonly kind: 'flagged'; readonly flag: string; readonly on: boolean }
);

/** A step that added images. */
export type AddedStep = Extract<UndoStep, { readonly kind: 'added' }>;

const message = z.string();

/** A step as a browser stores it. */
export const undoStepShape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('chosen'),
    message,
    before: choicesShape,
    after: choicesShape,
    focus: pathShape.nullable()
  }),
  z.object({ kind: z.literal('moved'), message, moves: movesShape }),
  z.object({ kind: z.literal('putBack'), message, moves: movesShape }),
  z.object({
    kind: z.literal('deleted'),
    message,
    paths: pathsShape,
    before: choicesShape
  }),
  z.object({
    kind: z.literal('added'),
    message,
    paths: pathsShape,
    source: pathShape.optional()
  }),
  z.object({
    kind: z.literal('noted'),
    message,
    before: z.string(),
    after: z.string()
  }),
  z.object({
    kind: z.literal('flagged'),
    message,
    flag: z.string(),
    on: z.boolean()
  })
]);

/** A step with the names that moved images have in the end. */
export function renamedStep(step: UndoStep, renames: Renames): UndoStep {
  const now = (path: ImagePath): ImagePath => renames.get(path) ?? path;
  switch (step.kind) {
    case 'chosen':
      return {
        ...step,
        before: renamedChoices(step.before, renames),
        after: renamedChoices(step.after, renames),
        focus: step.focus && now(step.focus)
      };
    case 'moved':
    case 'putBack':
      return {
        ...step,
        moves: step.moves.map(({ from, to }) => ({
          from: now(from),
          to: now(to)
        }))
      };
    case 'deleted':
      return {
        ...step,
        paths: step.paths.map(now),
        before: renamedChoices(step.before, renames)
      };
    case 'added':
      return {
        ...step,
        paths: step.paths.map(now),
        source: step.source && now(step.source)
      };
    case 'noted':
    case 'flagged':
      return step;
  }
}
