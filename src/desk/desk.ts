import type { Folder, ImagePath } from '../domain/images/image';
import type { Thumbnails } from '../ports/images/thumbnails';
import { CommandRunner } from './commands/commandRunner';
import type { DeskActions } from './commands/deskActions';
import type { DeskCommand, DeskCommands } from './commands/deskCommands';
import { deskCommands } from './commands/deskCommands';
import { askThenActOn, oneQuestion } from './commands/questions';
import type { DeskOptions, DeskQuestions } from './deskOptions';
import type { DeskPictures } from './images/pictures';
import type { DeskParts } from './parts';
import { makeParts, showUndo } from './parts';
import { Failures } from './edits/failures';
import { selectedInOrder } from './images/selection';
import type { DeskState } from './state';
import { emptyDesk, wasUnreachable } from './state';
import { Store } from './store';
import type { Viewer } from './viewer/viewer';

/**
 * One open desk: a state, and what can be done to it. Nothing of it knows how
 * it is drawn.
 */
export class Desk implements DeskActions {
  readonly store: Store<DeskState>;
  private readonly _closed = new AbortController();
  private readonly _parts: DeskParts;
  /** Says what can be run, and runs it. */
  readonly commands: CommandRunner;

  constructor(
    private readonly _options: DeskOptions,
    questions: DeskQuestions
  ) {
    this.store = new Store(emptyDesk(_options.connectionName, _options.prices));
    this._parts = makeParts(_options, this.store, this._closed.signal);
    const parts = this._parts;
    const { context, showing, acts: waiting } = parts;
    const { trans } = _options;
    const asked = oneQuestion(questions);
    const shared = {
      ...parts,
      ...{ waiting, trans },
      showUndo: () => showUndo(parts)
    };
    this.commands = new CommandRunner({
      ...shared,
      commands: deskCommands({
        ...shared,
        navigation: showing,
        failures: new Failures(context, showing, asked),
        questions: asked,
        thumbnails: this.thumbnails,
        askThenAct: askThenActOn(shared)
      })
    });
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
      this._parts.showing.start()
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
    const { acts, changing, messages } = this._parts;
    Promise.resolve(
      acts.run('for-claim', () => changing.upload(files, folder))
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
    void this._parts.workbench.loadMeta();
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
    this._parts.workbench.claims.setVisible(visible);
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
    const { bookmark, queue, statistics, spending, workbench, saving } =
      this._parts;
    // Else what waits would still be done, on a desk that nobody sees.
    this._parts.acts.close();
    await bookmark.flush();
    queue.dispose();
    this._parts.prefetching.dispose();
    statistics.close();
    await workbench.close();
    await saving.allSettled();
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
    this._parts.saving.takeUp(records);
  }
}
