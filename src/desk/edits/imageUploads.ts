import type { Folder, ImagePath } from '../../domain/images/image';
import { splitImagePath } from '../../domain/images/image';
import type {
  Intention,
  JournalRecord,
  NewImage
} from '../../domain/edits/intention';
import { addedBy } from '../../domain/edits/plan/addImages';
import type { Product } from '../../domain/product/product';
import { productKey, sameProduct } from '../../domain/product/product';
import type { AddedStep } from '../../domain/edits/undo/undoStep';
import type { ImageFocus } from '../images/imageFocus';
import type { Trans } from '../../words/trans';
import type { Messages } from '../messages';
import type { ChangeFollower } from '../saving/changeFollower';
import type { ChangeQueue } from '../saving/changeQueue';
import type { ChangeRequests } from '../saving/changeRequests';
import type { DeskState } from '../state';
import { openProductOf } from '../state';
import type { Store } from '../store';
import type { UndoStack } from './undoStack';
import { cropWords, uploadWords } from '../../words/edits/messages';

type Upload = Extract<Intention, { readonly kind: 'upload' }>;

/** What follows when new images are there. */
export interface AfterUpload {
  /** Their product is on the desk. */
  shown(paths: readonly ImagePath[]): void;
  /** Their product is not on the desk any more. */
  left(paths: readonly ImagePath[]): void;
}

export interface ImageUploadsOptions {
  readonly store: Pick<Store<DeskState>, 'state'>;
  readonly changes: Pick<ChangeQueue, 'settled'>;
  readonly requests: Pick<ChangeRequests, 'request'>;
  readonly undo: Pick<UndoStack, 'isFor' | 'keepAdded' | 'pushAdded'>;
  readonly imageFocus: Pick<ImageFocus, 'bringTo'>;
  /** Precedes all keys in the bucket. */
  readonly prefix: string;
  readonly messages: Messages;
  readonly trans: Trans;
}

/**
 * Adds new images to products. The upload can be undone when the images are
 * there, which may be after a retry or on a later page. So the undo step is made
 * from the journal's record, and not by the code that waits for the upload.
 */
export class ImageUploads implements ChangeFollower {
  /** Op ids that this page asked for, and what follows each. Nothing is undone in a product that it left. */
  private readonly _asked = new Map<string, AfterUpload | undefined>();

  constructor(private readonly _options: ImageUploadsOptions) {}

  /**
   * Adds images to a folder of a product, which may have left the desk meanwhile.
   * Resolves when they are saved, or have failed.
   *
   * @param source - the image that they were cut out of. If it has the focus, the new images get it; undo gives it back.
   * @param after - what follows when they are there
   */
  async add(
    to: Product,
    files: readonly NewImage[],
    folder: Folder,
    source?: ImagePath,
    after?: AfterUpload
  ): Promise<void> {
    const { messages, changes, requests, store } = this._options;
    const key = productKey(to);
    const open = openProductOf(store.state)?.product;
    const product = open && sameProduct(open, key) ? open : to;
    const intention: Upload = { kind: 'upload', files, folder, source };
    const { opId } = requests.request(
      product,
      intention,
      this._words(intention).label
    );
    this._asked.set(opId, after);
    messages.show(this._words(intention).doing);
    await changes.settled(key);
  }

  /** They are in the cloud. When this resolves, their undo step is on disk. */
  async reached(record: JournalRecord, after: Product): Promise<void> {
    const { undo } = this._options;
    const step = this._stepOf(record, after);
    if (step && (undo.isFor(after) || !this._asked.has(record.opId))) {
      await undo.keepAdded(productKey(after), step);
    }
  }

  /** They are shown if their product is open. */
  saved(record: JournalRecord, _before: Product, after: Product): void {
    const { undo, store, messages } = this._options;
    const step = this._stepOf(record, after);
    const then = this._asked.get(record.opId);
    const here = this._asked.delete(record.opId);
    if (!step || !undo.isFor(after)) {
      then?.left(step?.paths ?? []);
      return;
    }
    undo.pushAdded(step);
    const { source, paths, message } = step;
    const open = openProductOf(store.state);
    if (here && open && (source === undefined || open.focus === source)) {
      this._options.imageFocus.bringTo(paths[0]);
    }
    messages.show(message, true);
    then?.shown(paths);
  }

  private _stepOf(
    { intention, opId }: JournalRecord,
    after: Product
  ): AddedStep | undefined {
    if (intention.kind !== 'upload') {
      return undefined;
    }
    const { files, folder, source } = intention;
    const names = files.map(({ filename }) => filename);
    const { prefix } = this._options;
    const paths = addedBy(after, folder, names, prefix, opId);
    return paths.length > 0
      ? {
          kind: 'added',
          message: this._words(intention, paths).done,
          paths,
          source
        }
      : undefined;
  }

  /** @param paths - of the images that are there */
  private _words(
    { source, files, folder }: Upload,
    paths: readonly ImagePath[] = []
  ): ReturnType<typeof uploadWords> {
    const { trans } = this._options;
    if (source === undefined) {
      const names =
        paths.length > 0
          ? paths.map(path => splitImagePath(path).filename)
          : files.map(({ filename }) => filename);
      return uploadWords(names, folder, trans);
    }
    const [path = ''] = paths;
    return cropWords(splitImagePath(source).filename, path, trans);
  }
}
