import type { Intention } from '../domain/intention';
import type { Bench } from './bench';
import type { DeskContext } from './context';
import { editable, newRecord, openProductOf } from './context';

/** Writes a note and quality flags beside the open product. */
export class Annotating {
  constructor(
    private readonly _context: DeskContext,
    private readonly _bench: Bench
  ) {}

  /** The open product's note; empty where there is none. */
  get note(): string {
    return openProductOf(this._context.store.state)?.product.note ?? '';
  }

  setNote(text: string): void {
    const before = this.note;
    const note = text.trim();
    if (note !== before) {
      const { trans } = this._context;
      this._do(
        note === '' ? trans.__('Took the note away') : trans.__('Noted'),
        () => this._save({ ...NO_FLAGS, note, noteWas: this.note }),
        () => this._save({ ...NO_FLAGS, note: before, noteWas: this.note })
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
    const set = (): void => this._save({ ...NO_FLAGS, flagged: [flag] });
    const unset = (): void => this._save({ ...NO_FLAGS, unflagged: [flag] });
    const label =
      store.state.team.settings.flags.find(({ id }) => id === flag)?.label ??
      flag;
    if (wanted) {
      this._do(trans.__('Flagged: %1', label), set, unset);
    } else {
      this._do(trans.__('No longer flagged: %1', label), unset, set);
    }
  }

  private _do(said: string, forth: () => void, back: () => void): void {
    if (editable(this._context)) {
      forth();
      this._context.undo.push({ said, back, forth });
      this._context.messages.say(said, true);
    }
  }

  private _save(annotation: Omit<Annotate, 'kind'>): void {
    const open = editable(this._context);
    if (open) {
      const { trans, saving } = this._context;
      const label =
        annotation.note === undefined
          ? trans.__('Flag %1', open.product.productId)
          : trans.__('Note on %1', open.product.productId);
      this._bench.update(
        saving.add(
          open.product,
          newRecord(
            this._context,
            open.product,
            { kind: 'annotate', ...annotation },
            label
          )
        )
      );
    }
  }
}

type Annotate = Extract<Intention, { kind: 'annotate' }>;

const NO_FLAGS = { flagged: [], unflagged: [] };
