import { checkRules } from '../../domain/connection/serverPolicy';
import type { Folder, ImagePath } from '../../domain/images/image';
import type { AskThenAct, CommandRecords, NoArguments } from '../command';
import type { DeskQuestions } from '../deskQuestions';
import type { DeskState } from '../state';
import type { Store } from '../store';
import type { ImageChanges } from './imageChanges';
import type { Completion } from './completion';
import type { ImageRestorer } from './imageRestorer';
import type { UndoRunner } from './undoRunner';
import type { UndoStack } from './undoStack';

/** The commands that change a product, and their arguments. */
export interface EditsCommands {
  /** Moves the given or selected images to a folder, `text` by default; with `rest`, the focused one and those behind it in its section that are not chosen. */
  reclassify: { folder?: Folder; images?: ImagePath[]; rest?: boolean };
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
  readonly imageChanges: Pick<
    ImageChanges,
    'reclassify' | 'reclassifyRest' | 'delete' | 'upload'
  >;
  readonly restorer: Pick<ImageRestorer, 'restore'>;
  readonly completion: Pick<
    Completion,
    | 'hasSeen'
    | 'complete'
    | 'askedReason'
    | 'hold'
    | 'reopen'
    | 'goBack'
    | 'goingBack'
    | 'finishAgain'
  >;
  readonly undoRunner: Pick<UndoRunner, 'undo' | 'redo'>;
  readonly undo: Pick<UndoStack, 'next' | 'finished'>;
  readonly questions: Pick<DeskQuestions, 'files' | 'holdReason'>;
  readonly askThenAct: AskThenAct;
}

export function editsCommands({
  store,
  imageChanges,
  restorer,
  completion,
  undoRunner,
  undo,
  questions,
  askThenAct
}: EditsCommandsOptions): CommandRecords<EditsCommands> {
  return {
    reclassify: {
      waits: 'for-claim',
      actsOnce: true,
      meansFocused: true,
      run: ({ folder = 'text', images, rest }) =>
        rest
          ? imageChanges.reclassifyRest(folder)
          : imageChanges.reclassify(folder, images)
    },
    delete: {
      waits: 'for-claim',
      actsOnce: true,
      meansFocused: true,
      run: ({ images }) => imageChanges.delete(images)
    },
    'restore-image': {
      waits: 'for-claim',
      actsOnce: true,
      run: ({ image }) => restorer.restore(image)
    },
    upload: {
      waits: 'for-claim',
      run: ({ folder = 'detail' }) => {
        checkRules(store.state.access.rules, 'change', 'upload');
        return askThenAct(
          async () => {
            const files = await questions.files();
            return files.length > 0 ? files : undefined;
          },
          files => imageChanges.upload(files, folder)
        );
      }
    },
    complete: {
      waits: 'for-claim',
      actsOnce: true,
      leadsAway: true,
      isTooSoon: () => !completion.hasSeen,
      run: () => completion.complete()
    },
    hold: {
      waits: 'for-claim',
      actsOnce: true,
      leadsAway: true,
      run: ({ reason }) =>
        askThenAct(
          () =>
            reason ??
            questions.holdReason(
              store.state.team.settings.holdReasons,
              completion.askedReason()
            ),
          given => {
            if (given !== '') {
              completion.hold(given);
            }
          }
        )
    },
    reopen: {
      waits: 'for-claim',
      actsOnce: true,
      isPossible: ({ open }) =>
        open.state === 'open' && open.product.status !== 'PENDING',
      run: () => completion.reopen()
    },
    undo: {
      // If it goes back to another product, the one on the desk does not matter.
      waits: () =>
        undo.next('back') || !undo.finished ? 'for-claim' : 'in-turn',
      isPossible: ({ canUndo }) => canUndo,
      run: () => {
        const run = (): void | Promise<void> =>
          undoRunner.undo() ? undefined : completion.goBack();
        return completion.goingBack?.then(run) ?? run();
      }
    },
    redo: {
      waits: 'for-claim',
      isPossible: ({ canRedo }) => canRedo,
      run: () => {
        if (!undoRunner.redo()) {
          completion.finishAgain();
        }
      }
    }
  };
}
