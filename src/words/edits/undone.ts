import type { Choices } from '../../domain/board/choices';
import { chosenAs, chosenImages } from '../../domain/board/choices';
import type { Slot } from '../../domain/board/slots';
import type { UndoStep } from '../../domain/edits/undo/undoStep';
import type { ImagePath } from '../../domain/images/image';
import { splitImagePath } from '../../domain/images/image';
import type { Trans } from '../trans';

/**
 * What is told when a step was undone: what is there now.
 *
 * @param slots - the team's
 */
export function undoneText(
  step: UndoStep,
  slots: readonly Slot[],
  trans: Trans
): string {
  switch (step.kind) {
    case 'chosen':
      return (
        choicesText(step.after, step.before, slots, trans) ??
        trans.__('Undone: %1', step.message)
      );
    case 'moved': {
      const [{ from }] = step.moves;
      const { folder, filename } = splitImagePath(from);
      return step.moves.length === 1
        ? trans.__('Moved %1 back to %2', filename, folder)
        : trans._n(
            'Moved %1 image back',
            'Moved %1 images back',
            step.moves.length
          );
    }
    case 'putBack': {
      const { folder, filename } = splitImagePath(step.moves[0].from);
      return step.moves.length === 1
        ? trans.__('Moved %1 to %2 again', filename, folder)
        : trans._n(
            'Moved %1 image to %2 again',
            'Moved %1 images to %2 again',
            step.moves.length,
            folder
          );
    }
    case 'deleted':
      return step.paths.length === 1
        ? trans.__('Restored %1', filenameOf(step.paths[0]))
        : trans._n(
            'Restored %1 image',
            'Restored %1 images',
            step.paths.length
          );
    case 'added':
      return step.paths.length === 1
        ? trans.__('Deleted %1 again', filenameOf(step.paths[0]))
        : trans._n(
            'Deleted %1 image again',
            'Deleted %1 images again',
            step.paths.length
          );
    case 'noted':
      return step.before === ''
        ? trans.__('Note removed again')
        : trans.__('The note is as it was before');
    case 'flagged':
      return step.on
        ? trans.__('Flag removed again')
        : trans.__('Flag set again');
  }
}

/** What one slot has now; undefined if more than one image came or went. */
function choicesText(
  from: Choices,
  to: Choices,
  slots: readonly Slot[],
  trans: Trans
): string | undefined {
  const [before, now] = [chosenImages(from), chosenImages(to)];
  const gone = before.filter(path => !now.includes(path));
  const back = now.filter(path => !before.includes(path));
  if (gone.length === 1 && back.length === 0) {
    const slot = chosenAs(from, slots, gone[0]);
    return slot && trans.__('%1 cleared again (%2)', slot, filenameOf(gone[0]));
  }
  if (gone.length <= 1 && back.length === 1) {
    const slot = chosenAs(to, slots, back[0]);
    return slot && trans.__('%1 is %2 again', slot, filenameOf(back[0]));
  }
  return undefined;
}

function filenameOf(path: ImagePath): string {
  return splitImagePath(path).filename;
}
