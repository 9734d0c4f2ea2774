import type { Assignment, Choices } from '../../domain/board/choices';
import {
  assign,
  chosen,
  chosenAs,
  clearSlot,
  putInSlot,
  sameChoices
} from '../../domain/board/choices';
import type { ImagePath } from '../../domain/images/image';
import { splitImagePath } from '../../domain/images/image';
import type { Slot } from '../../domain/board/slots';
import type { CurrentProduct } from '../product/currentProduct';
import type { Trans } from '../../words/trans';
import type { Messages } from '../messages';
import type { DoneSteps } from '../product/doneSteps';
import type { ImageFocus } from '../images/imageFocus';
import { selectedInOrder } from '../images/selection';
import type { DeskState, OpenProduct } from '../state';
import type { Store } from '../store';
import {
  clearedText,
  slotImagesText,
  slotText
} from '../../words/board/messages';

export interface SlotChoicesOptions {
  readonly store: Pick<Store<DeskState>, 'state'>;
  readonly current: Pick<CurrentProduct, 'choosable' | 'choose'>;
  readonly steps: Pick<DoneSteps, 'push'>;
  readonly imageFocus: Pick<ImageFocus, 'advance'>;
  readonly messages: Messages;
  readonly trans: Trans;
}

/** Puts images into slots and takes them out. Choices are stored by completion. */
export class SlotChoices {
  constructor(private readonly _options: SlotChoicesOptions) {}

  /**
   * Assigns the focused image, or the given ones. A slot for many takes all
   * selected images in their order. The same again takes them out.
   */
  assign(
    index: number,
    image?: ImagePath,
    given: readonly ImagePath[] = image === undefined ? [] : [image]
  ): void {
    const slot = this._options.store.state.slots[index];
    const open = this._options.current.choosable();
    const target = given[0] ?? open?.focus;
    if (!open || !slot || !target) {
      return;
    }
    const all = given.length > 0 ? given : selectedInOrder(open);
    const images = slot.many ? all : [target];
    const { choices, assigned, told } = assignAll(open.choices, slot, images);
    this._choose(
      open,
      choices,
      target,
      this._describe(slot, told, open.choices)
    );
    if (assigned && given.length === 0) {
      this._options.imageFocus.advance();
    }
  }

  /** Puts an image at a position in a slot, as a drop does. */
  putAt(index: number, image: ImagePath, position: number): void {
    const { slots } = this._options.store.state;
    const slot = slots[index];
    const open = this._options.current.choosable();
    if (!open || !slot) {
      return;
    }
    const result = putInSlot(open.choices, slot, image, slots, position);
    if (!sameChoices(result.choices, open.choices)) {
      this._choose(
        open,
        result.choices,
        open.focus,
        this._describe(slot, [{ image, result }], open.choices)
      );
    }
  }

  clear(index: number, image?: ImagePath): void {
    const slot = this._options.store.state.slots[index];
    const open = this._options.current.choosable();
    if (!open || !slot || chosen(open.choices, slot.id).length === 0) {
      return;
    }
    const { trans } = this._options;
    this._choose(
      open,
      clearSlot(open.choices, slot.id, image),
      open.focus,
      clearedText(slot.label, trans)
    );
  }

  private _choose(
    open: OpenProduct,
    choices: Choices,
    focus: ImagePath | null,
    message: string
  ): void {
    const { current, steps, messages } = this._options;
    current.choose(choices);
    steps.push({
      kind: 'chosen',
      message,
      before: open.choices,
      after: choices,
      focus
    });
    messages.show(message, true);
  }

  /** @param before - what was chosen before */
  private _describe(
    slot: Slot,
    told: readonly Told[],
    before: Choices
  ): string {
    const { store, trans } = this._options;
    if (told.length !== 1) {
      const added = told.some(({ result }) => result.assigned);
      return slotImagesText(slot.label, told.length, added, trans);
    }
    const [{ image, result }] = told;
    const { choices, assigned, replaced } = result;
    const { slots } = store.state;
    return slotText(
      {
        slot: chosenAs(assigned ? choices : before, slots, image) ?? slot.label,
        filename: splitImagePath(image).filename,
        assigned,
        replaced: replaced && splitImagePath(replaced).filename
      },
      trans
    );
  }
}

interface Told {
  readonly image: ImagePath;
  readonly result: Assignment;
}

/** One image toggles. Of several, those not yet in the slot are added; if all are in it, all are taken out. */
function assignAll(
  choices: Choices,
  slot: Slot,
  images: readonly ImagePath[]
): { choices: Choices; assigned: boolean; told: readonly Told[] } {
  const inSlot = chosen(choices, slot.id);
  const missing = images.filter(image => !inSlot.includes(image));
  const told: Told[] = [];
  let next = choices;
  for (const image of missing.length > 0 ? missing : images) {
    const result = assign(next, slot, image);
    next = result.choices;
    told.push({ image, result });
  }
  return { choices: next, assigned: missing.length > 0, told };
}
