import type { Folder } from '../../domain/images/image';
import type { Thumbnails } from '../../ports/images/thumbnails';
import type { CommandRecords, NoArguments } from '../command';
import type { FullWindow } from '../fullWindow';
import type { Messages } from '../messages';
import type { DeskState } from '../state';
import { openProductOf } from '../state';
import type { Store } from '../store';
import type { Trans } from '../../words/trans';
import type { ImageFocus, Selecting } from './imageFocus';
import type { Direction } from './grid';
import { steppedSize } from './thumbnailSize';
import { thumbnailsClearedText } from '../../words/images/messages';

/** The commands of the grid of images, and their arguments. */
export interface ImagesCommands {
  select: Selecting;
  'move-focus': { direction: Direction; extend?: boolean };
  /** Shows or hides a folder's images, by default the focused image's folder. */
  'toggle-section': { folder?: Folder };
  /** The greatest width of a tile in CSS pixels, or so many steps more. */
  'thumbnail-size': { pixels?: number; steps?: number };
  /** Drops the thumbnails that the browser stores; the images stay. */
  'clear-thumbnails': NoArguments;
}

export interface ImagesCommandsOptions {
  readonly store: Store<DeskState>;
  readonly imageFocus: Pick<ImageFocus, 'select' | 'move' | 'toggleSection'>;
  readonly fullWindow: Pick<FullWindow, 'leave'>;
  readonly thumbnails: Pick<Thumbnails, 'clear'>;
  readonly messages: Pick<Messages, 'show'>;
  readonly trans: Trans;
}

export function imagesCommands({
  store,
  imageFocus,
  fullWindow,
  thumbnails,
  messages,
  trans
}: ImagesCommandsOptions): CommandRecords<ImagesCommands> {
  return {
    select: {
      waits: 'in-turn',
      meansFocused: true,
      run: given => {
        const selected = openProductOf(store.state)?.selection.size ?? 0;
        // Escape leads back step by step: to the focused image, then out of the full window.
        if (given.mode === 'reset' && selected <= 1 && fullWindow.leave()) {
          return;
        }
        imageFocus.select(given);
      }
    },
    'move-focus': {
      waits: 'in-turn',
      run: ({ direction, extend }) => {
        imageFocus.move(direction, extend);
      }
    },
    'toggle-section': {
      waits: 'in-turn',
      run: ({ folder }) => imageFocus.toggleSection(folder)
    },
    'thumbnail-size': {
      waits: 'never',
      run: ({ pixels = store.state.thumbnailSize, steps = 0 }) =>
        store.set({ thumbnailSize: steppedSize(pixels, steps) })
    },
    'clear-thumbnails': {
      waits: 'never',
      run: async () => {
        await thumbnails.clear();
        messages.show(thumbnailsClearedText(trans));
      }
    }
  };
}
