import { undoRequest } from '../../domain/edits/undo/undoRequest';
import type { UndoRequest } from '../../domain/edits/undo/undoRequest';
import type { UndoDirection } from '../../domain/edits/undo/undoHistory';
import type { UndoStep } from '../../domain/edits/undo/undoStep';
import type { CurrentProduct } from '../product/currentProduct';
import type { Trans } from '../../words/trans';
import type { Messages } from '../messages';
import type { UndoStack } from './undoStack';
import type { ImageFocus } from '../images/imageFocus';
import type { DeskState, OpenProduct } from '../state';
import type { Store } from '../store';
import {
  doesNotFitText,
  redoLabel,
  undoLabel
} from '../../words/edits/messages';
import { undoneText } from '../../words/edits/undone';
import { notShownYetText } from '../../words/product/messages';

export interface UndoRunnerOptions {
  readonly current: Pick<
    CurrentProduct,
    'open' | 'editable' | 'choosable' | 'change' | 'choose'
  >;
  readonly undo: Pick<UndoStack, 'next' | 'turn' | 'drop'>;
  readonly imageFocus: Pick<ImageFocus, 'bringTo' | 'leave'>;
  readonly store: Pick<Store<DeskState>, 'state'>;
  readonly messages: Messages;
  readonly trans: Trans;
}

/**
 * Undoes and redoes what was done to the open product. Only here does a step
 * become a change; `askOf` decides which.
 */
export class UndoRunner {
  constructor(private readonly _options: UndoRunnerOptions) {}

  /**
   * @returns whether there was something to undo
   * @throws the reason why the product cannot be changed; it can be undone later
   */
  undo(): boolean {
    return this._turn('back');
  }

  /** Like `undo`, in the other direction. */
  redo(): boolean {
    return this._turn('forth');
  }

  private _turn(way: UndoDirection): boolean {
    const { current, undo, trans, messages } = this._options;
    const step = undo.next(way);
    if (!step) {
      return false;
    }
    if (current.open) {
      this._take(step, way);
    } else {
      messages.show(notShownYetText(trans));
    }
    return true;
  }

  private _take(step: UndoStep, way: UndoDirection): void {
    const { current, undo, store, trans, messages } = this._options;
    const { message } = step;
    const open =
      step.kind === 'chosen' ? current.choosable() : current.editable();
    if (!open) {
      return;
    }
    const asked = undoRequest(step, way, open.product, open.choices);
    if (!asked) {
      undo.drop(way);
      messages.show(doesNotFitText(way, message, trans));
      return;
    }
    this._carryOut(
      open,
      asked,
      way === 'back' ? undoLabel(message, trans) : redoLabel(message, trans)
    );
    undo.turn(way);
    // The message of an undo does not offer to undo it.
    messages.show(
      way === 'back' ? undoneText(step, store.state.slots, trans) : message,
      way === 'forth'
    );
  }

  private _carryOut(
    open: OpenProduct,
    { intention, choices, focus, leaving }: UndoRequest,
    label: string
  ): void {
    const { current, imageFocus } = this._options;
    if (intention) {
      current.change(open, intention, label, choices);
    } else {
      current.choose(choices);
    }
    if (leaving.length > 0 && focus === undefined) {
      imageFocus.leave(open, leaving);
    } else {
      imageFocus.bringTo(focus ?? null);
    }
  }
}
