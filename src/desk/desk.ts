import type { Cloud } from '../app/cloud';
import type { ItemKey } from '../domain/catalogueItem';
import type { Folder } from '../domain/image';
import { sameProduct } from '../domain/product';
import type { Product } from '../domain/product';
import { imageKey } from '../domain/objectKey';
import { imagePaths, productKey } from '../domain/product';
import type { Renames } from '../domain/renames';
import type { Thumbnails } from '../ports/thumbnails';
import type {
  DeskActions,
  DeskCommand,
  DeskCommands,
  DeskPictures
} from './actions';
import { Annotating } from './annotating';
import { Workbench } from './workbench';
import { Bookmark } from './bookmark';
import { Changing } from './changing';
import { Choosing } from './choosing';
import { cloudChanges } from './cloudChanges';
import type { DeskContext } from './context';
import { Finishing } from './finishing';
import { Focusing } from './focusing';
import { Messages } from './messages';
import type { DeskOptions, DeskQuestions } from './deskOptions';
import { oneQuestion } from './oneQuestion';
import { deskPictures } from './pictures';
import { Queue } from './queue';
import { renameKept } from './renameKept';
import { Restoring } from './restoring';
import { Saving } from './saving';
import { Showing } from './showing';
import { Statistics } from './statistics';
import type { DeskState } from './state';
import { emptyDesk, wasUnreachable } from './state';
import { Store } from './store';
import { Team } from './team';
import { steppedSize } from './thumbnailSize';
import { Undoing } from './undoing';
import { UndoStack } from './undoStack';
import { Comparing } from './viewer/comparing';
import { Cropping } from './viewer/cropping';
import { Viewer } from './viewer/viewer';

/**
 * One open desk: a state, and what can be done to it. Made of its parts; each
 * keeps one matter. Nothing of it knows how it is drawn.
 */
export class Desk implements DeskActions {
  readonly store: Store<DeskState>;
  readonly pictures: DeskPictures;
  readonly thumbnails: Thumbnails;
  readonly viewer: Viewer;
  private readonly _closed = new AbortController();
  private readonly _saving: Saving;
  private readonly _messages: Messages;
  private readonly _undo: UndoStack;
  private readonly _workbench: Workbench;
  private readonly _queue: Queue;
  private readonly _team: Team;
  private readonly _annotating: Annotating;
  private readonly _focusing: Focusing;
  private readonly _choosing: Choosing;
  private readonly _changing: Changing;
  private readonly _restoring: Restoring;
  private readonly _undoing: Undoing;
  private readonly _comparing: Comparing;
  private readonly _cropping: Cropping;
  private readonly _finishing: Finishing;
  private readonly _bookmark: Bookmark;
  private readonly _showing: Showing;
  private readonly _statistics: Statistics;

  private readonly _questions: DeskQuestions;

  constructor(
    private readonly _options: DeskOptions,
    questions: DeskQuestions
  ) {
    this._questions = oneQuestion(questions);
    const { trans, ids, claimId, advance, painted, thumbnails, journal } =
      _options;
    this.thumbnails = thumbnails;
    const store = new Store(emptyDesk(_options.connectionName));
    this.store = store;
    const cloud: Cloud = {
      ..._options.cloud,
      get slots() {
        return store.state.slots;
      }
    };
    this._messages = new Messages(this.store, cloud.clock, this._closed.signal);
    this._undo = new UndoStack(journal, () => this._showUndo());
    this._saving = new Saving({
      journal,
      ...cloudChanges(cloud, () => this._team.ready(), _options),
      changed: () => this._showSaving(),
      renamed: (key, renames) => this._renamed(key, renames),
      saved: (before, after, renames) => this._saved(before, after, renames),
      running: save => thumbnails.giveWay(save)
    });
    const context: DeskContext = {
      store: this.store,
      cloud,
      ids,
      saving: this._saving,
      journal,
      messages: this._messages,
      undo: this._undo,
      trans,
      signal: this._closed.signal,
      claimId,
      advance,
      painted
    };
    this._team = new Team(context);
    this._queue = new Queue(context, _options.pageSize);
    this._workbench = new Workbench(context, (key, heldBy, status) =>
      this._queue.noteSeen(key, heldBy, status)
    );
    this._annotating = new Annotating(context, this._workbench);
    this._statistics = new Statistics(context);
    this._focusing = new Focusing(context);
    this._choosing = new Choosing(context, this._workbench, this._focusing);
    this._changing = new Changing(
      context,
      this._workbench,
      this._focusing,
      _options.inspector
    );
    this._restoring = new Restoring(context, this._workbench, this._focusing);
    this._undoing = new Undoing(context, this._workbench, this._focusing);
    this.viewer = new Viewer(context);
    this._comparing = new Comparing(context, this.viewer);
    this._cropping = new Cropping(
      context,
      this.viewer,
      this._changing,
      _options.cropper,
      image => this.pictures.keyOf(image)?.key
    );
    this._bookmark = new Bookmark(
      context,
      _options.resumePoint,
      _options.connectionKey
    );
    this._showing = new Showing(
      context,
      this._workbench,
      this._queue,
      this._bookmark,
      _options.provisioning
    );
    this._finishing = new Finishing(
      context,
      this._workbench,
      this._queue,
      async (step, from) => {
        await this._showing.step(step, from);
        // Wherever Complete was pressed, the image keys work on the next one.
        this.focus();
      }
    );
    this.pictures = deskPictures(
      cloud,
      _options.bucket,
      thumbnails,
      this._workbench
    );
  }

  get state(): DeskState {
    return this.store.state;
  }

  /** Reads what is there and comes back to where the person stopped. */
  async start(): Promise<void> {
    const { access } = this.state;
    this.store.set({
      access: { ...access, person: this._options.person ?? null }
    });
    await Promise.all([
      this._team.read(),
      this._takeUp(),
      this._showing.start()
    ]);
  }

  /** What an earlier page left in the journal goes on. */
  private async _takeUp(): Promise<void> {
    const { journal, person, trans } = this._options;
    if (person === undefined) {
      return;
    }
    const { records, dropped } = await journal.records();
    if (dropped > 0) {
      this._messages.say(
        trans._n(
          '%1 change of another version could not be read and was dropped.',
          '%1 changes of another version could not be read and were dropped.',
          dropped
        )
      );
    }
    this._saving.takeUp(records);
  }

  run<C extends DeskCommand>(command: C, args: DeskCommands[C]): void {
    void this.perform(command, args);
  }

  /** Runs a command; resolves when it is done or on its way. What fails becomes a message. */
  async perform<C extends DeskCommand>(
    command: C,
    args: DeskCommands[C]
  ): Promise<void> {
    try {
      if (command !== 'undo') {
        this._finishingForgets(command);
      }
      await this._commands[command](args);
    } catch (error) {
      this._messages.complain(error);
    }
  }

  uploadFiles(files: readonly File[], folder: Folder): void {
    this._changing
      .upload(files, folder)
      .catch(error => this._messages.complain(error));
  }

  loadMore(): void {
    void this._queue.loadMore();
  }

  stopLoading(): void {
    this._queue.stop();
  }

  closeFilter(): void {
    this._queue.ask(false);
  }

  stopStatistics(): void {
    this._statistics.stop();
  }

  closeStatistics(): void {
    this._statistics.close();
  }

  loadMeta(): void {
    void this._workbench.loadMeta();
  }

  loadGuideline(): void {
    void this._team.readGuideline();
  }

  setColumns(columns: number): void {
    this._focusing.columns = columns;
  }

  closeViewer(): void {
    this._focusing.closeViewer();
  }

  dismissMessage(): void {
    this._messages.dismiss();
  }

  dismissNotice(): void {
    this.store.set({ notice: null });
  }

  /** Whether anybody can see the desk. */
  setVisible(visible: boolean): void {
    this._workbench.claims.setVisible(visible);
  }

  /** Whether the browser has a network: what failed for want of it goes on when it is back. */
  setOnline(online: boolean): void {
    this.store.set({ offline: !online });
    if (online) {
      this.run('retry', {});
      if (wasUnreachable(this.state)) {
        this.run('refresh', {});
      }
    }
  }

  /** Brings the keyboard's focus to the focused image. */
  focus(): void {
    this._focusing.bringTo(null);
  }

  /** Nothing is left running: changes on their way are finished, the rest ends. */
  async dispose(): Promise<void> {
    await this._bookmark.flush();
    this._queue.dispose();
    this._statistics.close();
    await this._workbench.claims.release();
    await this._saving.allSettled();
    this._closed.abort();
    this.store.dispose();
    this.viewer.dispose();
    this.thumbnails.dispose();
  }

  private readonly _commands: {
    [C in DeskCommand]: (args: DeskCommands[C]) => void | Promise<void>;
  } = {
    open: args => this._showing.open(args),
    'go-to-product': async ({ productId, subCategory }) => {
      const id = productId ?? (await this._questions.productId());
      if (id) {
        await this._showing.goTo(id.trim(), subCategory);
      }
    },
    'next-product': () => this._showing.step(1),
    'previous-product': () => this._showing.step(-1),
    refresh: async () => {
      await Promise.all([this._team.read(), this._showing.refresh()]);
    },
    'filter-queue': given =>
      Object.keys(given).length > 0
        ? this._queue.filter(given)
        : this._queue.ask(true),
    'clear-filter': () => this._queue.clearFilter(),
    'show-statistics': () => this._statistics.show(),
    'take-over': ({ productId }) => this._showing.takeOver(productId),
    select: args => this._focusing.select(args),
    'move-focus': ({ direction, extend }) => {
      this._focusing.move(direction, extend);
    },
    'assign-slot': ({ index, image, images, place }) =>
      image !== undefined && place !== undefined
        ? this._choosing.place(index, image, place)
        : this._choosing.assign(index, image, images),
    'clear-slot': ({ index, image }) => this._choosing.clear(index, image),
    reclassify: ({ folder, images }) =>
      this._changing.reclassify(folder, images),
    delete: ({ images }) => this._changing.delete(images),
    'restore-image': ({ image }) => this._restoring.restore(image),
    upload: async ({ folder }) =>
      this._changing.upload(await this._questions.files(), folder ?? 'detail'),
    'view-image': ({ image }) =>
      image === undefined && this.viewer.store.state.crop
        ? this._cropping.leave()
        : this._focusing.view(image),
    compare: args => this._comparing.compare(args),
    'swap-compared': () => this._comparing.swap(),
    zoom: args => this.viewer.zoom(args),
    pan: args => this.viewer.pan(args),
    'rotate-view': args => this.viewer.rotate(args),
    crop: args => this._cropping.crop(args),
    'adjust-crop': args => this._cropping.adjust(args),
    'toggle-section': ({ folder }) => this._focusing.toggleSection(folder),
    'thumbnail-size': ({ pixels, steps = 0 }) => {
      const { thumbnailSize } = this.state;
      this.store.set({
        thumbnailSize: steppedSize(pixels ?? thumbnailSize, steps)
      });
    },
    complete: () => this._finishing.complete(),
    hold: async ({ reason }) => {
      const { holdReasons } = this.state.team.settings;
      const given = reason ?? (await this._questions.holdReason(holdReasons));
      if (given) {
        this._finishing.hold(given);
      }
    },
    reopen: () => this._finishing.reopen(),
    'set-note': async ({ note }) => {
      const written =
        note ?? (await this._questions.note(this._annotating.note));
      if (written !== undefined) {
        this._annotating.setNote(written);
      }
    },
    'set-flag': async ({ flag, on }) => {
      const { flags } = this.state.team.settings;
      const chosen = flag ?? (await this._questions.flag(flags));
      if (chosen !== undefined) {
        this._annotating.setFlag(chosen, on);
      }
    },
    undo: () => this._undoLast(),
    redo: () => {
      this._undoing.redo();
    },
    retry: args => this._retry(args),
    discard: args => this._discard(args),
    'clear-thumbnails': async () => {
      await this.thumbnails.clear();
      this._messages.say(
        this._options.trans.__(
          'The thumbnails that this browser kept are gone; they are fetched again as they are looked at.'
        )
      );
    },
    'show-keys': () => this._questions.showKeys()
  };

  private async _retry({
    productId,
    over = false
  }: DeskCommands['retry']): Promise<void> {
    const whose = { productId };
    if (!over) {
      await this._saving.retry(whose);
      return;
    }
    const lost = await this._saving.keepMine(whose);
    if (lost.length > 0) {
      this._messages.say(
        this._options.trans.__(
          'Not kept, since others took it away: %1',
          lost.join(', ')
        )
      );
    }
  }

  /** What would be lost is said before it is. */
  private async _discard({
    productId
  }: DeskCommands['discard']): Promise<void> {
    const lost = this.state.saving.failed.filter(
      ({ product }) => (productId ?? product.productId) === product.productId
    );
    if (lost.length > 0 && (await this._questions.discard(lost))) {
      await this._showing.discard({ productId });
      const labels = lost.flatMap(failure => failure.labels);
      this._messages.say(
        this._options.trans.__('Discarded: %1', labels.join(', '))
      );
    }
  }

  /** As the first key after a completion, undo goes back to that product. */
  private async _undoLast(): Promise<void> {
    if (!this._undoing.undo()) {
      await this._finishing.goBack();
      this._showUndo();
    }
  }

  /** Only the first key after a completion means the completion. */
  private _finishingForgets(command: DeskCommand): void {
    const acts: readonly DeskCommand[] = [
      'open',
      'go-to-product',
      'next-product',
      'previous-product',
      'assign-slot',
      'clear-slot',
      'reclassify',
      'delete',
      'restore-image',
      'upload',
      'crop',
      'set-note',
      'set-flag'
    ];
    if (this._finishing.canGoBack && acts.includes(command)) {
      this._finishing.forget();
      this._showUndo();
    }
  }

  /** Choices and steps of the open product follow together with it, once it is saved. */
  private async _renamed(key: ItemKey, renames: Renames): Promise<void> {
    if (!sameProduct(this._workbench.open?.product, key)) {
      this._undo.rename(key, renames);
      await renameKept(this._options.journal, key, renames);
    }
  }

  private _saved(before: Product, after: Product, renames: Renames): void {
    const { cloud, journal } = this._options;
    if (after.status === 'COMPLETED' && before.status !== 'COMPLETED') {
      journal
        .keepDraft(productKey(after), undefined)
        .catch(error => console.warn('Old choices were not dropped.', error));
    }
    const kept = imagePaths(after).map(path =>
      imageKey(cloud.prefix, after, path)
    );
    const { lastUpdatedAt: from } = before;
    const { lastUpdatedAt: to } = after;
    if (from !== undefined && to !== undefined) {
      this.thumbnails
        .carry(kept, from, to)
        .catch(error => console.warn('Thumbnails were not carried.', error));
    }
    const open = this._workbench.open;
    if (open && sameProduct(open.product, after)) {
      const projected = this._saving.projected(after) ?? after;
      this._workbench.followRenamed(renames);
      this._workbench.update(projected);
    }
    this._queue.noteChanged(after);
    // Whatever the browser says of its network: this went through.
    this.store.set({ offline: false });
  }

  private _showSaving(): void {
    const before = this.state.saving;
    const saving = this._saving.state;
    this.store.set({ saving });
    const known = new Set(before.failed.map(({ problem }) => problem));
    const fresh = saving.failed.find(({ problem }) => !known.has(problem));
    if (fresh) {
      this._messages.say(`${fresh.labels[0]}: ${fresh.problem.text}`);
      if (fresh.conflict?.reason === 'held') {
        this._workbench.lose(
          fresh.product,
          fresh.conflict.by ?? 'somebody else'
        );
      }
      if (fresh.problem.kind === 'NotSignedIn') {
        // It concerns everything, and signing in is offered there.
        this.store.set({ notice: fresh.problem });
      }
    }
    const { notice } = this.state;
    if (notice?.kind === 'NotSignedIn' && saving.waiting < before.waiting) {
      this.store.set({ notice: null });
    }
  }

  private _showUndo(): void {
    this.store.set({
      canUndo: this._undo.canUndo || (this._finishing?.canGoBack ?? false),
      canRedo: this._undo.canRedo
    });
  }
}
