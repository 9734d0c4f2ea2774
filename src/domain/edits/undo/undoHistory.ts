import * as z from 'zod';

import type { Renames } from '../renames';
import type { AddedStep, UndoStep } from './undoStep';
import { renamedStep, undoStepShape } from './undoStep';

/** Whether a step is undone or redone. */
export type UndoDirection = 'back' | 'forth';

/** Steps of another version are not offered, since they may mean something else. */
export const UNDO_VERSION = 1;

/** What was done to a product while it was shown. */
export interface UndoHistory {
  readonly version: typeof UNDO_VERSION;
  /** Newest last. */
  readonly done: readonly UndoStep[];
  /** Undone steps, the last undone last. */
  readonly undone: readonly UndoStep[];
}

export const NOTHING_DONE: UndoHistory = {
  version: UNDO_VERSION,
  done: [],
  undone: []
};

const history = z.object({
  version: z.literal(UNDO_VERSION),
  done: z.array(undoStepShape),
  undone: z.array(undoStepShape)
});

/** @returns undefined if another version wrote it or it is broken */
export function readUndoHistory(value: unknown): UndoHistory | undefined {
  const read = history.safeParse(value);
  return read.success ? read.data : undefined;
}

/** The history after something was done. Undone steps cannot be redone any more. */
export function withStep({ done }: UndoHistory, step: UndoStep): UndoHistory {
  return { ...NOTHING_DONE, done: [...done, step] };
}

/** The history after images were added. It stays as it is if it has that step already, from a page that closed in between. */
export function withAdded(before: UndoHistory, step: AddedStep): UndoHistory {
  const known = before.done.some(
    other =>
      other.kind === 'added' && other.paths.join('\n') === step.paths.join('\n')
  );
  return known ? before : withStep(before, step);
}

/** The step to undo or redo next; undefined if there is none. */
export function nextStep(
  { done, undone }: UndoHistory,
  way: UndoDirection
): UndoStep | undefined {
  return (way === 'back' ? done : undone).at(-1);
}

/** The history after the next step was undone or redone. */
export function turned(before: UndoHistory, way: UndoDirection): UndoHistory {
  const step = nextStep(before, way);
  const { done, undone } = withoutNext(before, way);
  if (!step) {
    return before;
  }
  return way === 'back'
    ? { ...before, done, undone: [...undone, step] }
    : { ...before, done: [...done, step], undone };
}

/** The history without the next step of a direction, which cannot be undone or redone any more. */
export function withoutNext(
  before: UndoHistory,
  way: UndoDirection
): UndoHistory {
  return way === 'back'
    ? { ...before, done: before.done.slice(0, -1) }
    : { ...before, undone: before.undone.slice(0, -1) };
}

/** The steps with the names that moved images have in the end. */
export function renamedHistory(
  before: UndoHistory,
  renames: Renames
): UndoHistory {
  return {
    ...before,
    done: before.done.map(step => renamedStep(step, renames)),
    undone: before.undone.map(step => renamedStep(step, renames))
  };
}
