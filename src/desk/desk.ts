import type { PolicyNeed } from '../domain/connection/contentPolicy';
import type { TypedFor } from '../domain/edits/typedText';
import type { Folder, ImagePath } from '../domain/images/image';
import type { Thumbnails } from '../ports/images/thumbnails';
import { CommandRunner } from './commands/commandRunner';
import type { DeskActions } from './commands/deskActions';
import type { DeskCommand, DeskCommands } from './commands/deskCommands';
import { deskCommands } from './commands/deskCommands';
import { askThenActOn, oneQuestion } from './commands/questions';
import type { DeskOptions } from './deskOptions';
import type { DeskQuestions } from './deskQuestions';
import type { DeskPictures } from './images/pictures';
import { selectedInOrder } from './images/selection';
import { Failures } from './saving/failures';
import { KeptChanges } from './saving/keptChanges';
import { takeUpJournal } from './saving/takeUpJournal';
import type { DeskState } from './state';
import { emptyDesk } from './state';
import { Store } from './store';
import { wasUnreachable } from './wasUnreachable';
import { Viewer } from './viewer/viewer';
import type { Problem } from '../words/errors';
import type { DeskParts } from './deskParts';
import { makeParts } from './deskParts';

/**
 * One open desk: a state, and what can be done to it. It does not know how it
 * is drawn.
 */
export class Desk implements DeskActions {
  readonly store: Store<DeskState>;
  /** Tells what can be run, and runs it. */
  readonly commands: CommandRunner;
  private readonly _closed = new AbortController();
  private readonly _parts: DeskParts;

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
      access: {
        ...access,
        person: this._options.person ?? null,
        rules: this._options.rules ?? access.rules
      }
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
    if (visible) {
      void this._parts.opener.claimSeen();
    }
  }

  /** The page is left in good health, for example to load it again. */
  leavePage(): void {
    this._parts.openingWatch.end();
  }

  /** Somebody came back to the page: what others did to the product meanwhile is shown. */
  lookAgain(): void {
    this._parts.claims.lookAgain();
  }

  /** Tells the desk what the page's Content-Security-Policy keeps from it. */
  setPolicyNeeds(policyNeeds: readonly PolicyNeed[]): void {
    this.store.set({ policyNeeds });
  }

  /** The Jupyter server is away. What the desk has stays. */
  serverAway(problem: Problem): void {
    this.store.set({ notice: problem });
  }

  /** The Jupyter server is back: what failed meanwhile is retried. */
  serverBack(): void {
    if (this.state.notice?.serverAway) {
      this.store.set({ notice: null });
    }
    this._retryAll();
  }

  /** Tells the desk whether the browser is online. When it is online again, what failed is retried. */
  setOnline(online: boolean): void {
    this.store.set({ offline: !online });
    if (online) {
      this._retryAll();
    }
  }

  /** Brings the keyboard's focus to the focused image. */
  focus(): void {
    this._parts.imageFocus.bringTo(null);
  }

  /** Leaves nothing running: changes on their way are finished, everything else is stopped. */
  async dispose(): Promise<void> {
    const { bookmark, queue, statistics, spending, opener } = this._parts;
    const { changes, openingWatch } = this._parts;
    // Otherwise commands that wait would still run, on a desk that nobody sees.
    this._parts.waiting.close();
    openingWatch.end();
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

  private _retryAll(): void {
    this.run('retry', {});
    this._parts.metaReader.retry();
    if (wasUnreachable(this.state)) {
      this.run('refresh', {});
    }
  }
}

function makeCommands(
  parts: DeskParts,
  questions: DeskQuestions
): CommandRunner {
  return new CommandRunner({
    ...parts,
    commands: deskCommands({
      ...parts,
      questions,
      failures: new Failures({ ...parts, questions }),
      keptChanges: new KeptChanges({ ...parts, questions }),
      askThenAct: askThenActOn(parts)
    })
  });
}
