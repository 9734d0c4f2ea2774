import type { ImagePath } from '../../domain/images/image';
import type { CommandRecords, NoArguments } from '../command';
import type { FullWindow } from '../fullWindow';
import type { ImageFocus } from '../images/imageFocus';
import type { DeskState } from '../state';
import type { Comparison, Pair } from './comparison';
import type { CropGiven, CropTool } from './cropTool';
import type { ArrowDirection, Viewer, ZoomTarget } from './viewer';

/** The viewer's commands and their arguments. */
export interface ViewerCommands {
  /** Opens the viewer; the same image again closes it, or leaves the crop. */
  'view-image': { image?: ImagePath };
  compare: Pair;
  /** The keys act on the other one of the two images compared. */
  'swap-compared': NoArguments;
  zoom: { to: ZoomTarget };
  /** With `page`, by most of what is in sight. */
  pan: { direction: ArrowDirection; page?: boolean };
  /** Turns the view by a quarter, clockwise or `back`; the image stays as it is. */
  'rotate-view': { back?: boolean };
  crop: CropGiven;
  /** Moves the crop's frame, or its right and lower edges. */
  'adjust-crop': { direction: ArrowDirection; resize?: boolean };
  /** The desk fills the browser's window, or the viewer if it is open; the same again ends it. `on: false` ends both. */
  'full-window': { on?: false };
}

export interface ViewerCommandsOptions {
  readonly imageFocus: Pick<ImageFocus, 'view'>;
  readonly viewer: Pick<Viewer, 'store' | 'zoom' | 'pan' | 'rotate'>;
  readonly comparison: Pick<Comparison, 'compare' | 'swap'>;
  readonly cropTool: Pick<CropTool, 'crop' | 'adjust' | 'leave'>;
  readonly fullWindow: Pick<FullWindow, 'toggle' | 'leave'>;
}

export function viewerCommands({
  imageFocus,
  viewer,
  comparison,
  cropTool,
  fullWindow
}: ViewerCommandsOptions): CommandRecords<ViewerCommands> {
  return {
    'view-image': {
      waits: 'in-turn',
      run: ({ image }) =>
        image === undefined && viewer.store.state.crop
          ? cropTool.leave()
          : imageFocus.view(image)
    },
    compare: {
      waits: 'in-turn',
      meansFocused: true,
      run: pair => comparison.compare(pair)
    },
    'swap-compared': {
      waits: 'in-turn',
      isPossible: isViewing,
      run: () => comparison.swap()
    },
    zoom: {
      waits: 'never',
      isPossible: isViewing,
      run: ({ to }) => viewer.zoom(to)
    },
    pan: {
      waits: 'never',
      isPossible: isViewing,
      run: ({ direction, page }) => viewer.pan(direction, page)
    },
    'rotate-view': {
      waits: 'never',
      isPossible: isViewing,
      run: ({ back }) => viewer.rotate(back)
    },
    crop: {
      waits: 'for-claim',
      meansFocused: true,
      run: given => cropTool.crop(given)
    },
    'adjust-crop': {
      waits: 'in-turn',
      isPossible: isViewing,
      run: ({ direction, resize }) => cropTool.adjust(direction, resize)
    },
    'full-window': {
      waits: 'never',
      run: ({ on }) => {
        if (on === false) {
          fullWindow.leave();
        } else {
          fullWindow.toggle();
        }
      }
    }
  };
}

function isViewing({ open }: DeskState): boolean {
  return open.state === 'open' && open.viewing !== null;
}
