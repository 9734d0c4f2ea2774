import type { Choices } from '../../board/choices';
import {
  chosenImages,
  withImageMoved,
  withoutImage
} from '../../board/choices';
import { mergeChoices } from '../conflict/mergeChoices';
import { restorable } from '../deletedImages';
import type { ImagePath } from '../../images/image';
import type { Intention, Move } from '../intention';
import type { Product } from '../../product/product';
import { hasImage } from '../../images/image';
import type { UndoDirection } from './undoHistory';
import type { UndoStep } from './undoStep';

/** What undoing or redoing a step asks for. */
export interface UndoRequest {
  /** The change of the product; undefined if only choices change. */
  readonly intention?: Intention;
  /** The choices after it. */
  readonly choices: Choices;
  /** The image that gets the focus. */
  readonly focus?: ImagePath;
  /** Images that leave their section, so that the focus must leave them. */
  readonly leaving: readonly ImagePath[];
}

/**
 * What undoing or redoing a step asks for on a product as it is now.
 *
 * @param choices - as they are now
 * @returns undefined if the step does not fit any more, because an image is not
 * where the step left it, or because a slot, the note or the flag has changed.
 * Nothing is guessed then.
 */
export function undoRequest(
  step: UndoStep,
  way: UndoDirection,
  product: Product,
  choices: Choices
): UndoRequest | undefined {
  switch (step.kind) {
    case 'chosen':
      return way === 'back'
        ? askChosen(step.after, step.before, step.focus, product, choices)
        : askChosen(step.before, step.after, step.focus, product, choices);
    case 'moved': {
      const moves = way === 'back' ? step.moves.map(reversed) : step.moves;
      const ask = askMoved(moves, product, choices);
      return ask && way === 'back' ? { ...ask, focus: moves[0]?.to } : ask;
    }
    case 'putBack': {
      const moves = way === 'back' ? step.moves.map(reversed) : step.moves;
      const ask = askMoved(moves, product, choices);
      return ask && { ...ask, focus: moves[0]?.to };
    }
    case 'deleted': {
      const { paths, before } = step;
      const after = paths.reduce(withoutImage, before);
      return way === 'back'
        ? askRestored(paths, product, mergeChoices(after, before, choices))
        : askDeleted(paths, product, choices);
    }
    case 'added':
      return way === 'back'
        ? withFocus(askDeleted(step.paths, product, choices), product, step)
        : askRestored(step.paths, product, { choices });
    case 'noted': {
      const [note, noteWas] =
        way === 'back' ? [step.before, step.after] : [step.after, step.before];
      return product.note === noteWas
        ? {
            intention: { ...ANNOTATE, note, noteWas },
            choices,
            leaving: []
          }
        : undefined;
    }
    case 'flagged': {
      const on = (way === 'forth') === step.on;
      return product.flags.includes(step.flag) === on
        ? undefined
        : {
            intention: {
              ...ANNOTATE,
              [on ? 'flagged' : 'unflagged']: [step.flag]
            },
            choices,
            leaving: []
          };
    }
  }
}

const ANNOTATE = { kind: 'annotate', flagged: [], unflagged: [] } as const;

/** Slots that the step did not change stay as they are. */
function askChosen(
  from: Choices,
  to: Choices,
  focus: ImagePath | null,
  product: Product,
  now: Choices
): UndoRequest | undefined {
  const { choices, clashes } = mergeChoices(from, to, now);
  const had = chosenImages(now);
  const gone = chosenImages(choices).some(
    path => !had.includes(path) && !hasImage(product, path)
  );
  return clashes.length > 0 || gone
    ? undefined
    : { choices, focus: focus ?? undefined, leaving: [] };
}

/**
 * Moves images back to names that `deleted` still has for them. No copy is
 * made.
 */
function askMoved(
  moves: readonly Move[],
  product: Product,
  choices: Choices
): UndoRequest | undefined {
  const leaving = moves.map(({ from }) => from);
  const paths = moves.map(({ to }) => to);
  const fits = moves.every(
    ({ from, to }) =>
      hasImage(product, from) && restorable(product, to)?.movedTo === from
  );
  return fits
    ? {
        intention: { kind: 'restore', paths, leaving },
        choices: moves.reduce(
          (rest, { from, to }) => withImageMoved(rest, from, to),
          choices
        ),
        leaving: leaving
      }
    : undefined;
}

function askRestored(
  paths: readonly ImagePath[],
  product: Product,
  { choices }: { readonly choices: Choices }
): UndoRequest | undefined {
  const fits = paths.every(path => {
    const entry = restorable(product, path);
    return entry && entry.movedTo === undefined;
  });
  return fits
    ? {
        intention: { kind: 'restore', paths },
        choices,
        focus: paths[0],
        leaving: []
      }
    : undefined;
}

function askDeleted(
  paths: readonly ImagePath[],
  product: Product,
  choices: Choices
): UndoRequest | undefined {
  return paths.every(path => hasImage(product, path))
    ? {
        intention: { kind: 'delete', paths },
        choices: paths.reduce(withoutImage, choices),
        leaving: paths
      }
    : undefined;
}

function reversed({ from, to }: Move): Move {
  return { from: to, to: from };
}

/** Moves the focus to the image that the others were made from, if the product has it. */
function withFocus(
  ask: UndoRequest | undefined,
  product: Product,
  { source }: { readonly source?: ImagePath }
): UndoRequest | undefined {
  return ask && source !== undefined && hasImage(product, source)
    ? { ...ask, focus: source }
    : ask;
}
