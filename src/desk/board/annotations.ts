import type { Flag } from '../../domain/board/teamSettings';
import type { Intention } from '../../domain/edits/intention';
import type { TypedFor } from '../../domain/edits/typedText';
import type { Product } from '../../domain/product/product';
import { productKey } from '../../domain/product/product';
import type { UndoStep } from '../../domain/edits/undo/undoStep';
import type { CurrentProduct } from '../product/currentProduct';
import type { Trans } from '../../words/trans';
import type { Messages } from '../messages';
import type { DoneSteps } from '../product/doneSteps';
import type { AskedText } from '../deskQuestions';
import type { TypedDrafts } from '../saving/typedDrafts';
import type { DeskState } from '../state';
import type { Store } from '../store';
import {
  annotateLabel,
  flaggedText,
  notedText
} from '../../words/board/messages';

export interface AnnotationsOptions {
  readonly store: Pick<Store<DeskState>, 'state'>;
  readonly current: Pick<CurrentProduct, 'open' | 'editable' | 'change'>;
  readonly steps: Pick<DoneSteps, 'push'>;
  readonly typed: Pick<TypedDrafts, 'asked' | 'keep'>;
  readonly messages: Messages;
  readonly trans: Trans;
}

/** Writes a note and quality flags beside the open product. */
export class Annotations {
  constructor(private readonly _options: AnnotationsOptions) {}

  /** The open product's note; empty if it has none. */
  get note(): string {
    return this._options.current.open?.product.note ?? '';
  }

  /** Ids of the open product's flags. */
  get flags(): readonly string[] {
    return this._options.current.open?.product.flags ?? [];
  }

  /** The team's flags, and others that the open product has. */
  get offeredFlags(): readonly Flag[] {
    const { flags } = this._options.store.state.team.settings;
    const others = this.flags.filter(
      flag => !flags.some(({ id }) => id === flag)
    );
    return [...flags, ...others.map(id => ({ id, label: id }))];
  }

  /** The note as it was typed last, for a dialog. */
  askedNote(): AskedText {
    const { typed, current } = this._options;
    const { open } = current;
    return open === undefined
      ? { text: '', keep: () => undefined }
      : typed.asked(noteOf(open.product), open.product.note);
  }

  setNote(text: string): void {
    const before = this.note;
    const after = text.trim();
    const { trans, typed, current } = this._options;
    const { open } = current;
    const done =
      after === before ||
      this._annotate(
        { ...NO_FLAGS, note: after, noteWas: before },
        {
          kind: 'noted',
          message: notedText(after, trans),
          before,
          after
        }
      );
    if (done && open) {
      typed.keep(noteOf(open.product), undefined);
    }
  }

  /** @param on - toggles the flag if it is left out */
  setFlag(flag: string, on?: boolean): void {
    const { current, trans, store } = this._options;
    const had = current.open?.product.flags.includes(flag);
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
        message: flaggedText(label, wanted, trans),
        flag,
        on: wanted
      }
    );
  }

  /** @returns whether it was done: not while the product may not be changed yet */
  private _annotate(
    annotation: Omit<Annotate, 'kind'>,
    step: Extract<UndoStep, { kind: 'noted' | 'flagged' }>
  ): boolean {
    const { current, steps, trans, messages } = this._options;
    const open = current.editable();
    if (open) {
      const { productId } = open.product;
      current.change(
        open,
        { kind: 'annotate', ...annotation },
        annotateLabel(step.kind === 'noted' ? 'note' : 'flag', productId, trans)
      );
      steps.push(step);
      messages.show(step.message, true);
    }
    return open !== undefined;
  }
}

function noteOf(product: Product): TypedFor {
  return { kind: 'note', product: productKey(product) };
}

type Annotate = Extract<Intention, { kind: 'annotate' }>;

const NO_FLAGS = { flagged: [], unflagged: [] };
