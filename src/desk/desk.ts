import type { Cloud } from '../app/cloud';
import type { Folder, ImagePath } from '../domain/images/image';
import type { Thumbnails } from '../ports/images/thumbnails';
import { Annotating } from './board/annotating';
import { Choosing } from './board/choosing';
import { Team } from './board/team';
import { CommandRunner } from './commands/commandRunner';
import type { DeskActions } from './commands/deskActions';
import type { DeskCommand, DeskCommands } from './commands/deskCommands';
import { deskCommands } from './commands/deskCommands';
import { askThenActOn, oneQuestion } from './commands/questions';
import { WaitingCommands, notDone } from './commands/waitingCommands';
import { Spending } from './connection/spending';
import type { DeskOptions } from './deskOptions';
import type { DeskQuestions } from './deskQuestions';
import { Adding } from './edits/adding';
import { Changing } from './edits/changing';
import { Finishing } from './edits/finishing';
import { Restoring } from './edits/restoring';
import { Undoing } from './edits/undoing';
import { UndoStack } from './edits/undoStack';
import { Focusing } from './images/focusing';
import { MovedImages } from './images/movedImages';
import { Packing } from './images/packing';
import type { DeskPictures } from './images/pictures';
import { deskPictures, thumbnailsOfChanges } from './images/pictures';
import { selectedInOrder } from './images/selection';
import { KnownItems } from './knownItems';
import { Messages } from './messages';
import { Claims } from './product/claims';
import { CurrentProduct } from './product/currentProduct';
import { Drafts } from './product/drafts';
import { Navigation } from './product/navigation';
import { PaintGate } from './product/paintGate';
import { Prefetching } from './product/prefetching';
import { ProductOpener } from './product/productOpener';
import { Bookmark } from './queue/bookmark';
import { Queue } from './queue/queue';
import { Statistics } from './queue/statistics';
import { ChangeQueue } from './saving/changeQueue';
import { ChangeRequests } from './saving/changeRequests';
import { cloudChanges } from './saving/cloudChanges';
import { Failures } from './saving/failures';
import { SavingStatus } from './saving/savingStatus';
import type { DeskState } from './state';
import { emptyDesk, wasUnreachable } from './state';
import { Store } from './store';
import { Comparing } from './viewer/comparing';
import { Cropping } from './viewer/cropping';
import { Viewer } from './viewer/viewer';

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

  /** The selected images in the order shown; none while no product is open. */
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

  /** Reads what is there and comes back to where the person stopped. */
  async start(): Promise<void> {
    const { access } = this.state;
    this.store.set({
      access: { ...access, person: this._options.person ?? null }
    });
    this._parts.prefetching.follow();
    await Promise.all([
      this._parts.team.read(),
      this._takeUp(),
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
    const { waiting, changing, messages } = this._parts;
    Promise.resolve(
      waiting.run('for-claim', () => changing.upload(files, folder))
    ).catch(error => messages.showError(error));
  }

  loadMore(): void {
    void this._parts.queue.loadMore();
  }

  stopLoading(): void {
    this._parts.queue.stop();
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

  loadMeta(): void {
    void this._parts.current.loadMeta();
  }

  loadGuideline(): void {
    void this._parts.team.readGuideline();
  }

  setColumns(columns: number): void {
    this._parts.focusing.columns = columns;
  }

  closeViewer(): void {
    this._parts.focusing.closeViewer();
  }

  dismissMessage(): void {
    this._parts.messages.dismiss();
  }

  dismissNotice(): void {
    this.store.set({ notice: null });
  }

  /** Whether anybody can see the desk. */
  setVisible(visible: boolean): void {
    this._parts.claims.setVisible(visible);
    this._parts.prefetching.setVisible(visible);
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
    this._parts.focusing.bringTo(null);
  }

  /** Nothing is left running: changes on their way are finished, the rest ends. */
  async dispose(): Promise<void> {
    const { bookmark, queue, statistics, spending, opener, changes } =
      this._parts;
    // Otherwise what waits would still be done, on a desk that nobody sees.
    this._parts.waiting.close();
    await bookmark.flush();
    queue.dispose();
    this._parts.prefetching.dispose();
    statistics.close();
    await opener.close();
    await changes.allSettled();
    this._closed.abort();
    spending.dispose();
    this.store.dispose();
    this.viewer.dispose();
    this.thumbnails.dispose();
  }

  /** What an earlier page left in the journal goes on. */
  private async _takeUp(): Promise<void> {
    const { journal, person, trans } = this._options;
    if (person === undefined) {
      return;
    }
    const { records, dropped } = await journal.records();
    if (dropped > 0) {
      this._parts.messages.show(
        trans._n(
          '%1 change of another version could not be read and was dropped.',
          '%1 changes of another version could not be read and were dropped.',
          dropped
        )
      );
    }
    this._parts.changes.takeUp(records);
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
    messages: new Messages(store, clock, signal),
    known: new KnownItems()
  };
  const spending = new Spending(store, clock, prefix, options.requests, signal);
  const team = new Team(base);
  const changes = new ChangeQueue({
    journal,
    opportune: base.opportune,
    ...cloudChanges({ ...base, ready: () => team.ready() })
  });

  const packing = packs && new Packing({ ...base, ...packs });
  packing?.follow();
  const focusing = new Focusing(base);
  const queue = new Queue(base);
  const undo = new UndoStack(base);
  const forProduct = {
    ...base,
    changes,
    requests: new ChangeRequests({ ...base, changes }),
    spending,
    packing,
    moved: new MovedImages(),
    focusing,
    queue,
    bookmark: new Bookmark(base),
    undo,
    steps: undo
  };
  const drafts = new Drafts(forProduct);
  const current = new CurrentProduct({ ...forProduct, drafts });
  const claims = new Claims({ ...forProduct, news: current });
  const { messages } = base;
  const waiting = new WaitingCommands(
    () => current.open?.claimState === 'asked',
    () =>
      messages.show(
        trans.__(
          'The product is still being opened; the last key was not taken.'
        )
      )
  );
  const opener = new ProductOpener({
    ...forProduct,
    drafts,
    current,
    claims,
    onClaimed: () => waiting.goOn(),
    onDisclaimed: ({ productId }, why) => {
      // What was asked for while it was opened cannot be done to it.
      if (waiting.drop() > 0) {
        messages.show(notDone(productId, why, trans));
      }
    }
  });
  const navigation = new Navigation({ ...forProduct, drafts, opener });
  const pictures = deskPictures({
    ...forProduct,
    noteMissing: (key, keyOf) => current.noteMissing(key, keyOf)
  });

  const forEdits = { ...forProduct, current, claims, opener, navigation };
  const adding = new Adding(forEdits);
  const changing = new Changing({ ...forEdits, adding });
  const viewer = new Viewer(base);
  // They hear of each change in this order.
  [
    new SavingStatus({ ...base, changes }),
    drafts,
    thumbnailsOfChanges(thumbnails, prefix),
    current,
    queue,
    adding,
    navigation
  ].forEach(follower => changes.follow(follower));
  return {
    ...forEdits,
    team,
    statistics: new Statistics(base),
    prefetching: new Prefetching(forProduct),
    pictures,
    waiting,
    changing,
    annotating: new Annotating(forEdits),
    choosing: new Choosing(forEdits),
    restoring: new Restoring(forEdits),
    undoing: new Undoing(forEdits),
    finishing: new Finishing(forEdits),
    viewer,
    comparing: new Comparing({ ...base, viewer }),
    cropping: new Cropping({
      ...base,
      viewer,
      changing,
      adding,
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
