import { checkImages } from '../app/uploadImages';
import type { Choices } from '../domain/choices';
import { withImageMoved, withoutImage } from '../domain/choices';
import { Conflict } from '../domain/errors';
import type { Folder, ImagePath } from '../domain/image';
import { imagePath, splitImagePath } from '../domain/image';
import type { Intention, NewImage } from '../domain/intention';
import { nameMoves } from '../domain/plan/reclassify';
import type { Product } from '../domain/product';
import { hasImage, productKey, sameProduct } from '../domain/product';
import type { ImageInspector } from '../ports/imageInspector';
import type { Bench } from './bench';
import type { DeskContext } from './context';
import { editable, newRecord, openProductOf } from './context';
import type { Focusing } from './focusing';
import { focusAfterLeaving } from './grid';
import { only, selectedInOrder } from './selection';
import type { OpenProduct } from './state';

/** What is asked for, of the product that is shown when it is asked for: a redo names anew. */
type IntentionOn = (product: Product, opId: string) => Intention;

/** What is said of new images. */
export interface Adding {
  /** As "Upload 2 images to detail", where it waits or fails. */
  readonly label: string;
  readonly doing: string;
  done(added: readonly ImagePath[]): string;
  /** The image that they were made from: the focus leaves it for them, comes back by undo, and stays elsewhere. */
  readonly source?: ImagePath;
}

/** Moves, deletes, restores and uploads images of the open product. */
export class Changing {
  constructor(
    private readonly _context: DeskContext,
    private readonly _bench: Bench,
    private readonly _focusing: Focusing,
    private readonly _inspector: ImageInspector
  ) {}

  /** Moves the selected images, or those given, to a folder. */
  reclassify(folder: Folder, images?: readonly ImagePath[]): void {
    const { trans } = this._context;
    const paths = this._targets(images)?.filter(
      path => splitImagePath(path).folder !== folder
    );
    if (paths?.length === 0) {
      this._context.messages.say(trans.__('Already in %1', folder));
    } else if (paths) {
      this._leave(
        paths,
        (product, opId) => ({
          kind: 'reclassify',
          moves: nameMoves(
            product,
            paths,
            folder,
            this._context.cloud.prefix,
            opId
          ),
          folder
        }),
        trans._n(
          'Move %1 image to %2',
          'Move %1 images to %2',
          paths.length,
          folder
        ),
        trans._n(
          'Moved %1 image to %2',
          'Moved %1 images to %2',
          paths.length,
          folder
        )
      );
    }
  }

  /** Takes the selected images, or those given, out of the product. */
  delete(images?: readonly ImagePath[]): void {
    const { trans } = this._context;
    const paths = this._targets(images);
    if (paths && paths.length > 0) {
      this._leave(
        paths,
        () => ({ kind: 'delete', paths }),
        trans._n('Delete %1 image', 'Delete %1 images', paths.length),
        trans._n('Deleted %1 image', 'Deleted %1 images', paths.length)
      );
    }
  }

  /**
   * Brings images back from `deleted`.
   *
   * @param choices - the choices then
   * @param bring - whether the keyboard's focus goes to them, or stays where the person is
   */
  restore(paths: readonly ImagePath[], choices: Choices, bring = true): void {
    const open = editable(this._context);
    if (!open) {
      return;
    }
    const { trans, saving } = this._context;
    const product = saving.add(
      open.product,
      newRecord(
        this._context,
        open.product,
        { kind: 'restore', paths },
        trans._n('Restore %1 image', 'Restore %1 images', paths.length)
      )
    );
    this._bench.update(product, choices);
    const back = paths.find(path => hasImage(product, path)) ?? null;
    if (bring) {
      this._focusing.bringTo(back);
    } else if (open.focus !== null && !hasImage(product, open.focus)) {
      // It was on the copy that a move had made.
      this._focusing.set(only(back));
    }
  }

  /** Deletes images and says nothing, as what undoes an upload does. */
  takeOut(paths: readonly ImagePath[]): void {
    this._apply(
      paths,
      () => ({ kind: 'delete', paths }),
      this._context.trans._n(
        'Delete %1 image',
        'Delete %1 images',
        paths.length
      )
    );
  }

  /** Uploads files to a folder of the open product, once all decode as images. */
  async upload(files: readonly File[], folder: Folder): Promise<void> {
    const { trans } = this._context;
    const open = editable(this._context);
    if (!open || files.length === 0) {
      return;
    }
    const images = await Promise.all(files.map(readFile));
    await checkImages(this._inspector, images);
    await this.add(open.product, images, folder, {
      label: trans._n(
        'Upload %1 image to %2',
        'Upload %1 images to %2',
        files.length,
        folder
      ),
      doing: trans._n(
        'Uploading %1 image…',
        'Uploading %1 images…',
        files.length
      ),
      done: ({ length }) =>
        trans._n(
          'Uploaded %1 image to %2',
          'Uploaded %1 images to %2',
          length,
          folder
        )
    });
  }

  /**
   * Adds new images to a folder of a product, which may have left the desk
   * meanwhile; resolves when they are saved, or stuck.
   */
  async add(
    to: Product,
    files: readonly NewImage[],
    folder: Folder,
    words: Adding
  ): Promise<void> {
    const { messages, saving } = this._context;
    const key = productKey(to);
    const open = this._openProduct();
    const product = open && sameProduct(open, key) ? open : to;
    const before = product.images[folder];
    saving.add(
      product,
      newRecord(
        this._context,
        product,
        { kind: 'upload', files, folder },
        words.label
      )
    );
    messages.say(words.doing);
    await saving.settled(key);
    const now = this._openProduct();
    const added =
      now && sameProduct(now, key) ? newIn(now, before, folder) : [];
    if (added.length > 0) {
      this._added(added, words);
    }
  }

  /**
   * The open product, where its images may be changed.
   *
   * @throws Conflict where it is another's, or completed
   */
  changeable(): OpenProduct | undefined {
    const open = editable(this._context);
    if (open && open.product.status === 'COMPLETED') {
      throw new Conflict(
        `${open.product.productId} is completed; its images are not changed.`,
        { remedy: 'Reopen it first.' }
      );
    }
    return open;
  }

  private _added(added: readonly ImagePath[], { done, source }: Adding): void {
    const { store, messages, undo } = this._context;
    const open = openProductOf(store.state);
    if (source === undefined || open?.focus === source) {
      this._focusing.bringTo(added[0]);
    }
    const said = done(added);
    undo.push({
      said,
      back: () => {
        this.takeOut(added);
        const product = this._openProduct();
        if (source !== undefined && product && hasImage(product, source)) {
          this._focusing.bringTo(source);
        }
      },
      forth: () => this.restore(added, this._choices())
    });
    messages.say(said, true);
  }

  private _openProduct(): Product | undefined {
    return openProductOf(this._context.store.state)?.product;
  }

  private _choices(): Choices {
    return openProductOf(this._context.store.state)?.choices ?? {};
  }

  private _targets(
    images: readonly ImagePath[] | undefined
  ): readonly ImagePath[] | undefined {
    const open = this.changeable();
    return open && (images ?? selectedInOrder(open));
  }

  /** Images leave their section, and can come back. */
  private _leave(
    paths: readonly ImagePath[],
    intention: IntentionOn,
    label: string,
    done: string
  ): void {
    const before = this._choices();
    const go = (): void => this._apply(paths, intention, label);
    go();
    this._context.undo.push({
      said: done,
      back: () => this.restore(paths, before),
      forth: go
    });
    this._context.messages.say(done, true);
  }

  private _apply(
    paths: readonly ImagePath[],
    intention: IntentionOn,
    label: string
  ): void {
    const open = editable(this._context);
    if (!open) {
      return;
    }
    const record = newRecord(
      this._context,
      open.product,
      opId => intention(open.product, opId),
      label
    );
    const focus = this._focusAfter(open, paths);
    const product = this._context.saving.add(open.product, record);
    this._bench.update(
      product,
      this._followed(open, product, record.opId, paths)
    );
    this._focusing.set(only(focus));
    this._focusing.bringTo(focus);
  }

  /** The choices after images moved (they stay chosen) or went. */
  private _followed(
    open: OpenProduct,
    product: Product,
    opId: string,
    paths: readonly ImagePath[]
  ): Choices {
    const entries = product.deleted.filter(entry => entry.op === opId);
    return paths.reduce((choices, path) => {
      const to = entries.find(
        ({ folder, filename }) => `${folder}/${filename}` === path
      )?.movedTo as ImagePath | undefined;
      if (to === undefined) {
        return withoutImage(choices, path);
      }
      this._bench.noteMoved(path, to);
      return withImageMoved(choices, path, to);
    }, open.choices);
  }

  private _focusAfter(
    { sections, collapsed, focus }: OpenProduct,
    paths: readonly ImagePath[]
  ): ImagePath | null {
    const leaving = new Set(paths);
    return focus !== null && !leaving.has(focus)
      ? focus
      : focusAfterLeaving(sections, collapsed, leaving);
  }
}

async function readFile(file: File): Promise<NewImage> {
  return {
    filename: file.name,
    bytes: new Uint8Array(await file.arrayBuffer())
  };
}

/** Images of a folder that were not in its list before. */
function newIn(
  product: Product,
  before: readonly string[],
  folder: Folder
): readonly ImagePath[] {
  return product.images[folder]
    .filter(name => !before.includes(name))
    .map(name => imagePath(folder, name));
}
