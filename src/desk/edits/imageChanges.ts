import { checkRules } from '../../domain/connection/serverPolicy';
import type { RefusedFile } from '../../app/edits/uploadImages';
import { checkImages } from '../../app/edits/uploadImages';
import type { Choices } from '../../domain/board/choices';
import {
  chosenAs,
  withImageMoved,
  withoutImage
} from '../../domain/board/choices';
import { Conflict, Invalid } from '../../domain/errors';
import type { Folder, ImagePath } from '../../domain/images/image';
import { splitImagePath } from '../../domain/images/image';
import type { Intention, NewImage } from '../../domain/edits/intention';
import {
  MOST_DROPPED_FILES,
  MOST_DROP_BYTES,
  MOST_IMAGE_BYTES
} from '../../domain/reading/sizeLimits';
import { nameMoves } from '../../domain/edits/plan/reclassify';
import type { Product } from '../../domain/product/product';
import { productKey } from '../../domain/product/product';
import type { UndoStep } from '../../domain/edits/undo/undoStep';
import type { ImageInspector } from '../../ports/images/imageInspector';
import type { ImageUploads } from './imageUploads';
import type { CurrentProduct } from '../product/currentProduct';
import { movesBy } from '../../domain/edits/renames';
import type { MovedImages } from '../images/movedImages';
import { asProblem } from '../../words/errors';
import type { Trans } from '../../words/trans';
import type { Messages } from '../messages';
import type { RequestedChange } from '../saving/changeRequests';
import type { UndoStack } from './undoStack';
import type { ImageFocus } from '../images/imageFocus';
import { restOfSection, selectedInOrder } from '../images/selection';
import type { DeskState, OpenProduct } from '../state';
import type { Store } from '../store';
import {
  alreadyThereText,
  deleteWords,
  moveWords,
  noFilesText,
  noRestText
} from '../../words/edits/messages';
import { notShownYetText } from '../../words/product/messages';

/** Makes the intention from the product that is shown. */
type IntentionOn = (product: Product, opId: string) => Intention;

export interface ImageChangesOptions {
  readonly store: Store<DeskState>;
  readonly current: Pick<CurrentProduct, 'editable' | 'change'>;
  readonly moved: Pick<MovedImages, 'note'>;
  readonly undo: Pick<UndoStack, 'push'>;
  readonly imageFocus: Pick<ImageFocus, 'leave'>;
  readonly uploads: Pick<ImageUploads, 'add'>;
  readonly inspector: ImageInspector;
  /** Precedes all keys in the bucket. */
  readonly prefix: string;
  readonly messages: Messages;
  readonly trans: Trans;
}

/** Moves, deletes and uploads images of the open product. */
export class ImageChanges {
  constructor(private readonly _options: ImageChangesOptions) {}

  /** Moves the selected or given images to a folder. */
  reclassify(folder: Folder, images?: readonly ImagePath[]): void {
    const { trans } = this._options;
    const paths = this._targets(images)?.filter(
      path => splitImagePath(path).folder !== folder
    );
    if (paths?.length === 0) {
      this._options.messages.show(alreadyThereText(folder, trans));
    } else if (paths) {
      const words = moveWords(paths.map(nameOf), folder, trans);
      this._leave(
        paths,
        (product, opId) => ({
          kind: 'reclassify',
          moves: nameMoves(product, paths, folder, this._options.prefix, opId),
          folder
        }),
        words.label,
        ({ product, opId }) => ({
          kind: 'moved',
          message: words.done,
          moves: movesBy(opId, product, paths)
        })
      );
    }
  }

  /** Moves the focused image and those behind it in its section to a folder. Chosen images stay: they are what the product is completed with. */
  reclassifyRest(folder: Folder): void {
    const open = this.changeable();
    const rest = open && restOfSection(open);
    if (rest?.length === 0) {
      const { messages, trans } = this._options;
      messages.show(noRestText(trans));
    } else if (rest) {
      this.reclassify(folder, rest);
    }
  }

  /** Takes the selected or given images out of the product. */
  delete(images?: readonly ImagePath[]): void {
    const { current, store, trans } = this._options;
    const paths = this._targets(images);
    const open = current.editable();
    if (open && paths && paths.length > 0) {
      const { slots } = store.state;
      const words = deleteWords(
        paths.map(path => ({
          filename: nameOf(path),
          slot: chosenAs(open.choices, slots, path)
        })),
        trans
      );
      this._leave(
        paths,
        () => ({ kind: 'delete', paths }),
        words.label,
        (_, { choices }) => ({
          kind: 'deleted',
          message: words.done,
          paths,
          before: choices
        })
      );
    }
  }

  /** Uploads the files that are images to a folder of the open product. The others are listed with their reasons. */
  async upload(files: readonly File[], folder: Folder): Promise<void> {
    const open = this._options.current.editable();
    const { messages } = this._options;
    const { rules } = this._options.store.state.access;
    checkRules(rules, 'change', 'upload');
    if (files.length === 0) {
      messages.show(noFilesText(this._options.trans));
      return;
    }
    if (!open) {
      const { trans } = this._options;
      messages.show(notShownYetText(trans));
      return;
    }
    const { store, inspector, uploads, trans } = this._options;
    const read = await readFiles(files.slice(0, MOST_DROPPED_FILES));
    const { good, refused } = await checkImages(inspector, read.images);
    const all = [...read.refused, ...refused, ...tooMany(files)];
    store.set({
      refusedFiles:
        all.length === 0
          ? null
          : {
              product: productKey(open.product),
              uploaded: good.length,
              files: all.map(({ filename, why }) => ({
                filename,
                problem: asProblem(why, trans)
              }))
            }
    });
    if (good.length > 0) {
      await uploads.add(open.product, good, folder);
    }
  }

  /**
   * The open product if its images may be changed.
   *
   * @throws Conflict if another holds it, or if it is completed
   */
  changeable(): OpenProduct | undefined {
    const open = this._options.current.editable();
    if (open && open.product.status === 'COMPLETED') {
      const { productId } = open.product;
      throw new Conflict('product-completed', { productId });
    }
    return open;
  }

  private _targets(
    images: readonly ImagePath[] | undefined
  ): readonly ImagePath[] | undefined {
    const open = this.changeable();
    return open && (images ?? selectedInOrder(open));
  }

  /** Images leave their section. Undo brings them back. */
  private _leave(
    paths: readonly ImagePath[],
    intention: IntentionOn,
    label: string,
    stepOf: (asked: RequestedChange, before: OpenProduct) => UndoStep
  ): void {
    const open = this._options.current.editable();
    if (!open) {
      return;
    }
    const { current, undo, imageFocus, messages } = this._options;
    const asked = current.change(
      open,
      opId => intention(open.product, opId),
      label,
      ({ product, opId }) => this._followed(open, product, opId, paths)
    );
    const step = stepOf(asked, open);
    undo.push(step);
    imageFocus.leave(open, paths);
    messages.show(step.message, true);
  }

  /** The choices after images were moved (they stay chosen) or deleted. */
  private _followed(
    { choices }: OpenProduct,
    product: Product,
    opId: string,
    paths: readonly ImagePath[]
  ): Choices {
    const moves = movesBy(opId, product, paths);
    moves.forEach(({ from, to }) => this._options.moved.note(from, to));
    const moved = moves.map(({ from }) => from);
    return paths
      .filter(path => !moved.includes(path))
      .reduce(
        withoutImage,
        moves.reduce(
          (rest, { from, to }) => withImageMoved(rest, from, to),
          choices
        )
      );
  }
}

function nameOf(path: ImagePath): string {
  return splitImagePath(path).filename;
}

/** The first of the files that are too many stands for all of them. */
function tooMany(files: readonly File[]): readonly RefusedFile[] {
  return files
    .slice(MOST_DROPPED_FILES, MOST_DROPPED_FILES + 1)
    .map(({ name }) => ({
      filename: name,
      why: new Invalid('too-many-files', { limit: MOST_DROPPED_FILES })
    }));
}

/** @param left - bytes that may still be read of these files */
function fileProblem(
  filename: string,
  size: number,
  left: number
): Invalid | undefined {
  if (size > MOST_IMAGE_BYTES) {
    const limit = MOST_IMAGE_BYTES;
    return new Invalid('file-too-large', { filename, limit });
  }
  const limit = MOST_DROP_BYTES;
  return size > left
    ? new Invalid('files-too-large', { filename, limit })
    : undefined;
}

async function readFiles(files: readonly File[]): Promise<{
  readonly images: readonly NewImage[];
  readonly refused: readonly RefusedFile[];
}> {
  const images: NewImage[] = [];
  const refused: RefusedFile[] = [];
  let left = MOST_DROP_BYTES;
  for (const file of files) {
    const { name: filename, size } = file;
    const tooLarge = fileProblem(filename, size, left);
    if (tooLarge) {
      refused.push({ filename, why: tooLarge });
      continue;
    }
    left -= size;
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      images.push({ filename, bytes });
    } catch (error) {
      const why = new Invalid(
        'file-unreadable',
        { filename },
        { cause: error }
      );
      refused.push({ filename, why });
    }
  }
  return { images, refused };
}
