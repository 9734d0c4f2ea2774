import type { Folder, ImagePath } from '../../domain/images/image';
import type { AskThenAct, CommandRecords, NoArguments } from '../command';
import type { DeskQuestions } from '../deskQuestions';
import type { DeskState } from '../state';
import type { Store } from '../store';
import type { Changing } from './changing';
import type { Finishing } from './finishing';
import type { Restoring } from './restoring';
import type { Undoing } from './undoing';
import type { UndoStack } from './undoStack';

/** The commands that change a product, and their arguments. */
export interface EditsCommands {
  /** Moves the given or selected images to a folder, `text` by default. */
  reclassify: { folder?: Folder; images?: ImagePath[] };
  /** Deletes the given or selected images. */
  delete: { images?: ImagePath[] };
  /** Restores a deleted or moved image; by default the newest, which then gets the focus. */
  'restore-image': { image?: ImagePath };
  /** Asks for image files and uploads them to a folder, `detail` by default. */
  upload: { folder?: Folder };
  complete: NoArguments;
  /** Asks for a reason that is not given. */
  hold: { reason?: string };
  reopen: NoArguments;
  undo: NoArguments;
  redo: NoArguments;
}

export interface EditsCommandsOptions {
  readonly store: Pick<Store<DeskState>, 'state'>;
  readonly changing: Pick<Changing, 'reclassify' | 'delete' | 'upload'>;
  readonly restoring: Pick<Restoring, 'restore'>;
  readonly finishing: Pick<
    Finishing,
    'hasSeen' | 'complete' | 'hold' | 'reopen' | 'goBack'
  >;
  readonly undoing: Pick<Undoing, 'undo' | 'redo'>;
  readonly undo: Pick<UndoStack, 'completed'>;
  readonly questions: Pick<DeskQuestions, 'files' | 'holdReason'>;
  readonly askThenAct: AskThenAct;
}

export function editsCommands({
  store,
  changing,
  restoring,
  finishing,
  undoing,
  undo,
  questions,
  askThenAct
}: EditsCommandsOptions): CommandRecords<EditsCommands> {
  return {
    reclassify: {
      waits: 'for-claim',
      meansFocused: true,
      forgetsCompletion: true,
      run: ({ folder = 'text', images }) => changing.reclassify(folder, images)
    },
    delete: {
      waits: 'for-claim',
      meansFocused: true,
      forgetsCompletion: true,
      run: ({ images }) => changing.delete(images)
    },
    'restore-image': {
      waits: 'for-claim',
      forgetsCompletion: true,
      run: ({ image }) => restoring.restore(image)
    },
    upload: {
      waits: 'for-claim',
      forgetsCompletion: true,
      run: ({ folder = 'detail' }) =>
        askThenAct(
          async () => {
            const files = await questions.files();
            return files.length > 0 ? files : undefined;
          },
          files => changing.upload(files, folder)
        )
    },
    complete: {
      waits: 'for-claim',
      leadsAway: true,
      isTooSoon: () => !finishing.hasSeen,
      run: () => finishing.complete()
    },
    hold: {
      waits: 'for-claim',
      leadsAway: true,
      run: ({ reason }) =>
        askThenAct(
          () =>
            reason ??
            questions.holdReason(store.state.team.settings.holdReasons),
          given => {
            if (given !== '') {
              finishing.hold(given);
            }
          }
        )
    },
    reopen: {
      waits: 'for-claim',
      isPossible: ({ open }) =>
        open.state === 'open' && open.product.status !== 'PENDING',
      run: () => finishing.reopen()
    },
    undo: {
      // Right after a completion it goes back to that product, and the one on the desk does not matter.
      waits: () => (undo.completed ? 'never' : 'for-claim'),
      isPossible: ({ canUndo }) => canUndo,
      run: async () => {
        if (!undoing.undo()) {
          await finishing.goBack();
        }
      }
    },
    redo: {
      waits: 'for-claim',
      isPossible: ({ canRedo }) => canRedo,
      run: () => {
        undoing.redo();
      }
    }
  };
}
