import type { ImagePath } from '../../domain/images/image';
import type { AskThenAct, CommandRecords } from '../command';
import type { DeskQuestions } from '../deskQuestions';
import type { DeskState } from '../state';
import { openProductOf } from '../state';
import type { Store } from '../store';
import type { Annotations } from './annotations';
import type { SlotChoices } from './slotChoices';

/** The board's commands and their arguments. */
export interface BoardCommands {
  /**
   * `index` counts the slots from 0. A slot for many takes `images`, or all
   * selected images. With `place`, from 0, `image` is put there and never taken
   * out: slots for one swap, a slot for many makes room.
   */
  'assign-slot': {
    index: number;
    image?: ImagePath;
    images?: ImagePath[];
    position?: number;
  };
  /** Takes `image` out of the slot, or all its images. */
  'clear-slot': { index: number; image?: ImagePath };
  /** Asks for a note that is not given; an empty one removes the note. */
  'set-note': { note?: string };
  /** Asks for a flag that is not given; without `on`, the flag is toggled. */
  'set-flag': { flag?: string; on?: boolean };
}

export interface BoardCommandsOptions {
  readonly store: Pick<Store<DeskState>, 'state'>;
  readonly slotChoices: Pick<SlotChoices, 'assign' | 'putAt' | 'clear'>;
  readonly annotations: Pick<
    Annotations,
    'askedNote' | 'setNote' | 'flags' | 'offeredFlags' | 'setFlag'
  >;
  readonly questions: Pick<DeskQuestions, 'note' | 'flag'>;
  readonly askThenAct: AskThenAct;
}

export function boardCommands({
  store,
  slotChoices,
  annotations,
  questions,
  askThenAct
}: BoardCommandsOptions): CommandRecords<BoardCommands> {
  return {
    'assign-slot': {
      waits: 'for-claim',
      actsOnce: true,
      meansFocused: true,
      run: ({ index, image, images, position }) =>
        image !== undefined && position !== undefined
          ? slotChoices.putAt(index, image, position)
          : slotChoices.assign(index, image, images)
    },
    'clear-slot': {
      waits: 'for-claim',
      actsOnce: true,
      run: ({ index, image }) => slotChoices.clear(index, image)
    },
    'set-note': {
      waits: 'for-claim',
      run: ({ note }) =>
        askThenAct(
          () => note ?? questions.note(annotations.askedNote()),
          written => annotations.setNote(written)
        )
    },
    'set-flag': {
      // It asks at once: the digit that is pressed behind the key must not reach a slot.
      waits: ({ flag }) =>
        flag === undefined && openProductOf(store.state)?.claimState === 'asked'
          ? 'never'
          : 'for-claim',
      run: ({ flag, on }) =>
        askThenAct(
          () =>
            flag ?? questions.flag(annotations.offeredFlags, annotations.flags),
          chosen => annotations.setFlag(chosen, on)
        )
    }
  };
}
