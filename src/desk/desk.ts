import type { Cloud } from '../app/cloud';
import type { TypedFor } from '../domain/edits/typedText';
import type { Folder, ImagePath } from '../domain/images/image';
import type { Thumbnails } from '../ports/images/thumbnails';
import { Annotations } from './board/annotations';
import { SlotChoices } from './board/slotChoices';
import { Team } from './board/team';
import { CommandRunner } from './commands/commandRunner';
import type { DeskActions } from './commands/deskActions';
import type { DeskCommand, DeskCommands } from './commands/deskCommands';
import { deskCommands } from './commands/deskCommands';
import { askThenActOn, oneQuestion } from './commands/questions';
import { WaitingCommands } from './commands/waitingCommands';
import { Spending } from './connection/spending';
import type { DeskOptions } from './deskOptions';
import type { DeskQuestions } from './deskQuestions';
import { FullWindow } from './fullWindow';
import { ImageUploads } from './edits/imageUploads';
import { ImageChanges } from './edits/imageChanges';
import { Completion } from './edits/completion';
import { ImageRestorer } from './edits/imageRestorer';
import { UndoRunner } from './edits/undoRunner';
import { UndoStack } from './edits/undoStack';
import { ImageFocus } from './images/imageFocus';
import { MovedImages } from './images/movedImages';
import { PictureFactsReader } from './images/pictureFactsReader';
import { ProductPacks } from './images/productPacks';
import type { DeskPictures } from './images/pictures';
import { deskPictures, thumbnailsOfChanges } from './images/pictures';
import { selectedInOrder } from './images/selection';
import { KnownItems } from './knownItems';
import { Messages } from './messages';
import { Claims } from './product/claims';
import { CurrentProduct } from './product/currentProduct';
import { Drafts } from './product/drafts';
import { MetaFiles } from './product/metaFiles';
import { MetaReader } from './product/metaReader';
import { Navigation } from './product/navigation';
import { PaintGate } from './product/paintGate';
import { ProductPrefetcher } from './product/productPrefetcher';
import { ProductOpener } from './product/productOpener';
import { Walk } from './product/walk/walk';
import { Bookmark } from './queue/bookmark';
import { CategoryCounts } from './queue/categoryCounts';
import { PaceMeter } from './queue/paceMeter';
import { Queue } from './queue/queue';
import { RowNames } from './queue/rowNames';
import { Statistics } from './queue/statistics';
import { ChangeQueue } from './saving/changeQueue';
import { ChangeRequests } from './saving/changeRequests';
import { cloudChanges } from './saving/cloudChanges';
import { Failures } from './saving/failures';
import { SavingStatus } from './saving/savingStatus';
import { takeUpJournal } from './saving/takeUpJournal';
import { TypedDrafts } from './saving/typedDrafts';
import type { DeskState } from './state';
import { emptyDesk, wasUnreachable } from './state';
import { Store } from './store';
import { Comparison } from './viewer/comparison';
import { CropTool } from './viewer/cropTool';
import { Viewer } from './viewer/viewer';
import { disclaimedText, tooManyKeysText } from '../words/commands/notDone';

/**
 * One open desk: a state, and what can be done to it. It does not know how it
 * is drawn.
 */
export class Desk implements DeskActions {
  readonly store: Store<DeskState>;
  /** Tells what can be run, and runs it. */
  readonly commands: CommandRunner;
  private readonly _closed = new AbortController();
  private readonly _parts: ReturnType<typeof makeParts>;

  constructor(
    private readonly _options: DeskOptions,
    questions: DeskQuestions
  ) {
    this.store = new Store(emptyDesk(_options.connectionName, _options.prices));
    this._parts = makeParts(_options, this.store, this._closed.signal);
    this.commands = makeCommands(this._parts, oneQuestion(questions));
  }

  get state(): DeskState {
    return this.store.state;
  }

  /** The selected images in the order in which they are shown; none while no product is open. */
  get selected(): readonly ImagePath[] {
    const { open } = this.state;
    return open.state === 'open' ? selectedInOrder(open) : [];
  }

  get pictures(): DeskPictures {
    return this._parts.pictures;
  }

  get thumbnails(): Thumbnails {
    return this._options.thumbnails;
  }

  get viewer(): Viewer {
    return this._parts.viewer;
  }

  /** Reads the catalogue and returns to where the person stopped. */
  async start(): Promise<void> {
    const { access } = this.state;
    this.store.set({
      access: { ...access, person: this._options.person ?? null }
    });
    this._parts.typed.takeUp();
    this._parts.prefetcher.follow();
    await Promise.all([
      this._parts.team.read(),
      takeUpJournal({ ...this._options, ...this._parts }),
      this._parts.navigation.start()
    ]);
  }

  run<C extends DeskCommand>(command: C, args: DeskCommands[C]): void {
    void this.perform(command, args);
  }

  /** Runs a command; resolves when it is done or on its way. A failure becomes a message. */
  perform<C extends DeskCommand>(
    command: C,
    args: DeskCommands[C]
  ): Promise<void> {
    return this.commands.perform(command, args);
  }

  uploadFiles(files: readonly File[], folder: Folder): void {
    const { waiting, imageChanges, messages } = this._parts;
    Promise.resolve(
      waiting.run('for-claim', () => imageChanges.upload(files, folder))
    ).catch(error => messages.showError(error));
  }

  loadMore(): void {
    void this._parts.queue.loadMore();
  }

  nameRows(from: number, to: number): void {
    void this._parts.rowNames.show(from, to);
  }

  stopLoading(): void {
    this._parts.queue.stop();
  }

  keepTyped(about: TypedFor, text: string | undefined): void {
    this._parts.typed.keep(about, text);
  }

  closeFilter(): void {
    this._parts.queue.ask(false);
  }

  stopStatistics(): void {
    this._parts.statistics.stop();
  }

  closeStatistics(): void {
    this._parts.statistics.close();
  }

  loadGuideline(): void {
    void this._parts.team.readGuideline();
  }

  setColumns(columns: number): void {
    this._parts.imageFocus.columns = columns;
  }

  closeViewer(): void {
    this._parts.imageFocus.closeViewer();
  }

  dismissMessage(): void {
    this._parts.messages.dismiss();
  }

  dismissRefusedFiles(): void {
    this.store.set({ refusedFiles: null });
  }

  dismissNotice(): void {
    this.store.set({ notice: null });
  }

  /** Tells the desk whether anybody can see it. */
  setVisible(visible: boolean): void {
    this._parts.claims.setVisible(visible);
    this._parts.prefetcher.setVisible(visible);
  }

  /** Somebody came back to the page: what others did to the product meanwhile is shown. */
  lookAgain(): void {
    this._parts.claims.lookAgain();
  }

  /** Tells the desk whether the browser is online. When it is online again, what failed is retried. */
  setOnline(online: boolean): void {
    this.store.set({ offline: !online });
    if (online) {
      this.run('retry', {});
      this._parts.metaReader.retry();
      if (wasUnreachable(this.state)) {
        this.run('refresh', {});
      }
    }
  }

  /** Brings the keyboard's focus to the focused image. */
  focus(): void {
    this._parts.imageFocus.bringTo(null);
  }

  /** Leaves nothing running: changes on their way are finished, everything else is stopped. */
  async dispose(): Promise<void> {
    const { bookmark, queue, statistics, spending, opener, changes } =
      this._parts;
    // Otherwise commands that wait would still run, on a desk that nobody sees.
    this._parts.waiting.close();
    await bookmark.flush();
    queue.dispose();
    this._parts.prefetcher.dispose();
    statistics.close();
    await opener.close();
    await changes.allSettled();
    this._closed.abort();
    spending.dispose();
    this.store.dispose();
    this.viewer.dispose();
    this.thumbnails.dispose();
  }
}

/**
 * Makes the parts of a desk, the lower rooms first: each part gets those that
 * it needs when it is made.
 *
 * @param signal - fires when the desk is closed
 */
function makeParts(
  options: DeskOptions,
  store: Store<DeskState>,
  signal: AbortSignal
) {
  const { trans, journal, thumbnails, packs } = options;
  const cloud: Cloud = {
    ...options.cloud,
    get slots() {
      return store.state.slots;
    },
    get choicesFormat() {
      return store.state.team.settings.choicesFormat;
    }
  };
  const { catalogue, clock, prefix } = cloud;
  const paintGate = new PaintGate(clock, store, () =>
    thumbnails.visibleLoaded()
  );
  const base = {
    ...options,
    store,
    cloud,
    catalogue,
    clock,
    prefix,
    signal,
    paintGate,
    opportune: () => paintGate.done(),
    messages: new Messages(store, clock, signal, trans),
    known: new KnownItems()
  };
  const spending = new Spending(store, clock, prefix, options.requests, signal);
  const team = new Team(base);
  const changes = new ChangeQueue({
    journal,
    opportune: base.opportune,
    trans,
    ...cloudChanges({ ...base, ready: () => team.ready() })
  });

  const productPacks = packs && new ProductPacks({ ...base, ...packs });
  productPacks?.follow();
  const imageFocus = new ImageFocus(base);
  const counts = new CategoryCounts(base);
  const queue = new Queue({ ...base, changes, counts });
  const undo = new UndoStack(base);
  const forProduct = {
    ...base,
    changes,
    requests: new ChangeRequests({ ...base, changes }),
    spending,
    productPacks,
    moved: new MovedImages(),
    imageFocus,
    queue,
    bookmark: new Bookmark(base),
    undo,
    steps: undo,
    typed: new TypedDrafts(base)
  };
  const drafts = new Drafts(forProduct);
  const current = new CurrentProduct({ ...forProduct, drafts });
  const metaFiles = new MetaFiles(base);
  const metaReader = new MetaReader({ ...forProduct, current, metaFiles });
  metaReader.follow();
  const claims = new Claims({ ...forProduct, news: current });
  const { messages } = base;
  const waiting = new WaitingCommands(
    () => current.open?.claimState === 'asked',
    () => messages.show(tooManyKeysText(trans))
  );
  const opener = new ProductOpener({
    ...forProduct,
    drafts,
    current,
    claims,
    onClaimed: () => waiting.goOn(),
    onDisclaimed: ({ productId }, why) => {
      // Commands that were pressed while it was being opened cannot be applied to it.
      if (waiting.drop() > 0) {
        messages.show(disclaimedText(productId, why, trans), false, true);
      }
    }
  });
  const walk = new Walk({ ...forProduct, drafts, opener });
  const navigation = new Navigation({ ...forProduct, opener, walk });
  const pictures = deskPictures({
    ...forProduct,
    noteMissing: (key, keyOf) => current.noteMissing(key, keyOf),
    noteArrived: () => pictureFacts.arrived()
  });
  const pictureFacts = new PictureFactsReader({ ...base, current, pictures });
  pictureFacts.follow();

  const forEdits = { ...forProduct, current, claims, opener, navigation };
  const uploads = new ImageUploads(forEdits);
  const imageChanges = new ImageChanges({ ...forEdits, uploads });
  const slotChoices = new SlotChoices(forEdits);
  const viewer = new Viewer(base);
  // They hear of each change in this order.
  [
    new SavingStatus({ ...base, changes }),
    drafts,
    thumbnailsOfChanges(thumbnails, prefix),
    current,
    claims,
    counts,
    queue,
    uploads,
    navigation,
    new PaceMeter(base)
  ].forEach(follower => changes.follow(follower));
  return {
    ...forEdits,
    team,
    metaReader,
    rowNames: new RowNames({ ...forProduct, metaFiles }),
    statistics: new Statistics(base),
    prefetcher: new ProductPrefetcher(forProduct),
    pictures,
    waiting,
    imageChanges,
    annotations: new Annotations(forEdits),
    slotChoices,
    restorer: new ImageRestorer(forEdits),
    undoRunner: new UndoRunner(forEdits),
    completion: new Completion(forEdits),
    viewer,
    fullWindow: new FullWindow(store),
    comparison: new Comparison({ ...base, viewer }),
    cropTool: new CropTool({
      ...base,
      viewer,
      imageChanges,
      uploads,
      slotChoices,
      images: cloud.images,
      keyOf: image => pictures.keyOf(image)?.key
    })
  };
}

function makeCommands(
  parts: ReturnType<typeof makeParts>,
  questions: DeskQuestions
): CommandRunner {
  return new CommandRunner({
    ...parts,
    commands: deskCommands({
      ...parts,
      questions,
      failures: new Failures({ ...parts, questions }),
      askThenAct: askThenActOn(parts)
    })
  });
}
