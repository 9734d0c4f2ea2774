import { undoRequest } from '../../domain/edits/undo/undoRequest';
import type { UndoRequest } from '../../domain/edits/undo/undoRequest';
import type { UndoDirection } from '../../domain/edits/undo/undoHistory';
import type { UndoStep } from '../../domain/edits/undo/undoStep';
import type { CurrentProduct } from '../product/currentProduct';
import type { Trans } from '../../words/trans';
import type { Messages } from '../messages';
import type { UndoStack } from './undoStack';
import type { Focusing } from '../images/focusing';
import type { OpenProduct } from '../state';

export interface UndoingOptions {
  readonly current: Pick<
    CurrentProduct,
    'open' | 'editable' | 'choosable' | 'change' | 'choose'
  >;
  readonly undo: Pick<UndoStack, 'next' | 'turn' | 'drop'>;
  readonly focusing: Pick<Focusing, 'bringTo' | 'leave'>;
  readonly messages: Messages;
  readonly trans: Trans;
}

/**
 * Takes back what was done to the open product, and does it again. The one
 * place where a step becomes a change; what it asks for is decided by `askOf`.
 */
export class Undoing {
  constructor(private readonly _options: UndoingOptions) {}

  /**
   * @returns whether there was something to undo
   * @throws what makes the product not to be changed; then it can be undone later
   */
  undo(): boolean {
    return this._turn('back');
  }

  /** The same the other way. */
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
      messages.show(
        trans.__('Nothing was changed: the product is not shown yet.')
      );
    }
    return true;
  }

  private _take(step: UndoStep, way: UndoDirection): void {
    const { current, undo, trans, messages } = this._options;
    const { message } = step;
    const open =
      step.kind === 'chosen' ? current.choosable() : current.editable();
    if (!open) {
      return;
    }
    const asked = undoRequest(step, way, open.product, open.choices);
    if (!asked) {
      undo.drop(way);
      messages.show(
        way === 'back'
          ? trans.__('Not undone, since it is otherwise by now: %1', message)
          : trans.__(
              'Not done again, since it is otherwise by now: %1',
              message
            )
      );
      return;
    }
    this._carryOut(
      open,
      asked,
      way === 'back'
        ? trans.__('Undo: %1', message)
        : trans.__('Redo: %1', message)
    );
    undo.turn(way);
    // What is undone offers no second undo.
    messages.show(
      way === 'back' ? trans.__('Undone: %1', message) : message,
      way === 'forth'
    );
  }

  private _carryOut(
    open: OpenProduct,
    { intention, choices, focus, leaving }: UndoRequest,
    label: string
  ): void {
    const { current, focusing } = this._options;
    if (intention) {
      current.change(open, intention, label, choices);
    } else {
      current.choose(choices);
    }
    if (leaving.length > 0 && focus === undefined) {
      focusing.leave(open, leaving);
    } else {
      focusing.bringTo(focus ?? null);
    }
  }
}
