import type { Intention } from '../../domain/edits/intention';
import type { UndoStep } from '../../domain/edits/undo/undoStep';
import { ask } from '../edits/asking';
import type { CurrentProduct } from '../product/currentProduct';
import type { DeskContext } from '../context';
import { editable, openProductOf } from '../context';

/** Writes a note and quality flags beside the open product. */
export class Annotating {
  constructor(
    private readonly _context: DeskContext,
    private readonly _workbench: CurrentProduct
  ) {}

  /** The open product's note; empty where there is none. */
  get note(): string {
    return openProductOf(this._context.store.state)?.product.note ?? '';
  }

  setNote(text: string): void {
    const before = this.note;
    const after = text.trim();
    if (after !== before) {
      const { trans } = this._context;
      this._annotate(
        { ...NO_FLAGS, note: after, noteWas: before },
        {
          kind: 'noted',
          message:
            after === '' ? trans.__('Took the note away') : trans.__('Noted'),
          before,
          after
        }
      );
    }
  }

  /** @param on - the other way round where left out */
  setFlag(flag: string, on?: boolean): void {
    const { trans, store } = this._context;
    const had = openProductOf(store.state)?.product.flags.includes(flag);
    const wanted = on ?? !had;
    if (had === undefined || wanted === had) {
      return;
    }
    const label =
      store.state.team.settings.flags.find(({ id }) => id === flag)?.label ??
      flag;
    this._annotate(
      { ...NO_FLAGS, [wanted ? 'flagged' : 'unflagged']: [flag] },
      {
        kind: 'flagged',
        message: wanted
          ? trans.__('Flagged: %1', label)
          : trans.__('No longer flagged: %1', label),
        flag,
        on: wanted
      }
    );
  }

  private _annotate(
    annotation: Omit<Annotate, 'kind'>,
    step: Extract<UndoStep, { kind: 'noted' | 'flagged' }>
  ): void {
    const open = editable(this._context);
    if (open) {
      const { trans, undo, messages } = this._context;
      const { productId } = open.product;
      ask(
        this._context,
        this._workbench,
        open,
        { kind: 'annotate', ...annotation },
        step.kind === 'noted'
          ? trans.__('Note on %1', productId)
          : trans.__('Flag %1', productId)
      );
      undo.push(step);
      messages.show(step.message, true);
    }
  }
}

type Annotate = Extract<Intention, { kind: 'annotate' }>;

const NO_FLAGS = { flagged: [], unflagged: [] };
