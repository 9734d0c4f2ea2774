import type {
  BoardCommands,
  BoardCommandsOptions
} from '../board/boardCommands';
import { boardCommands } from '../board/boardCommands';
import type { CommandRecords, NoArguments } from '../command';
import type { DeskQuestions } from '../deskQuestions';
import type {
  EditsCommands,
  EditsCommandsOptions
} from '../edits/editsCommands';
import { editsCommands } from '../edits/editsCommands';
import type {
  ImagesCommands,
  ImagesCommandsOptions
} from '../images/imagesCommands';
import { imagesCommands } from '../images/imagesCommands';
import type {
  ProductCommands,
  ProductCommandsOptions
} from '../product/productCommands';
import { productCommands } from '../product/productCommands';
import type {
  QueueCommands,
  QueueCommandsOptions
} from '../queue/queueCommands';
import { queueCommands } from '../queue/queueCommands';
import type {
  SavingCommands,
  SavingCommandsOptions
} from '../saving/savingCommands';
import { savingCommands } from '../saving/savingCommands';
import type {
  ViewerCommands,
  ViewerCommandsOptions
} from '../viewer/viewerCommands';
import { viewerCommands } from '../viewer/viewerCommands';

/**
 * The commands of a desk and their arguments. Each is a JupyterLab command with
 * the prefix `curation:`. Without `image` or `images`, the focused or selected
 * images are meant.
 */
export interface DeskCommands
  extends
    ProductCommands,
    QueueCommands,
    ImagesCommands,
    ViewerCommands,
    BoardCommands,
    EditsCommands,
    SavingCommands {
  'show-keys': NoArguments;
}

export type DeskCommand = keyof DeskCommands;

export type DeskCommandsOptions = ProductCommandsOptions &
  QueueCommandsOptions &
  ImagesCommandsOptions &
  ViewerCommandsOptions &
  BoardCommandsOptions &
  EditsCommandsOptions &
  SavingCommandsOptions & {
    readonly questions: Pick<DeskQuestions, 'showKeys'>;
  };

/** The rooms' commands, put together. */
export function deskCommands(
  options: DeskCommandsOptions
): CommandRecords<DeskCommands> {
  return {
    ...productCommands(options),
    ...queueCommands(options),
    ...imagesCommands(options),
    ...viewerCommands(options),
    ...boardCommands(options),
    ...editsCommands(options),
    ...savingCommands(options),
    'show-keys': {
      waits: 'never',
      run: () => options.questions.showKeys()
    }
  };
}
