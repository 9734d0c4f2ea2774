import { splitImagePath } from '../../domain/images/image';
import type { Clock } from '../../ports/clock';
import type { Trans } from '../../words/trans';
import type { Command, CommandRecords } from '../command';
import type { Messages } from '../messages';
import type { DeskState, OpenProduct } from '../state';
import type { Store } from '../store';
import { openProductOf } from '../state';
import { viewsDeleted } from '../images/viewed';
import type { DeskCommand, DeskCommands } from './deskCommands';
import { DoublePress } from './doublePress';
import { withListedImages } from './namedImages';
import type { WaitingCommands } from './waitingCommands';
import { deletedText } from '../../words/commands/notDone';

export interface CommandRunnerOptions {
  readonly commands: CommandRecords<DeskCommands>;
  readonly waiting: WaitingCommands;
  readonly store: Pick<Store<DeskState>, 'state'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly messages: Messages;
  readonly trans: Trans;
}

/** Runs commands by what their records declare. */
export class CommandRunner {
  private readonly _double: DoublePress;

  constructor(private readonly _options: CommandRunnerOptions) {
    this._double = new DoublePress(_options.clock);
  }

  /** Whether a command can do anything now. */
  canPerform<C extends DeskCommand>(name: C, args: DeskCommands[C]): boolean {
    const { isPossible } = this._record(name);
    return isPossible?.(this._options.store.state, args) ?? true;
  }

  /** Of the commands that declare when they are possible: those that are now, without arguments. */
  possible(): readonly string[] {
    const { commands, store } = this._options;
    return Object.entries<Command<never>>(commands)
      .filter(([, { isPossible }]) => isPossible?.(store.state, {} as never))
      .map(([name]) => name);
  }

  /** Whether another product may be on the desk after a command. */
  leadsAway(name: DeskCommand): boolean {
    return this._options.commands[name].leadsAway === true;
  }

  /**
   * Whether a key was pressed twice by mistake, and its command runs once.
   *
   * @param args - as JupyterLab passes them
   */
  isSlip(name: DeskCommand, args: object): boolean {
    const isDouble = this._double.isDouble(name, args);
    return isDouble && this._options.commands[name].actsOnce === true;
  }

  /** Resolves when the command is done or on its way. A failure becomes a message. */
  async perform<C extends DeskCommand>(
    name: C,
    given: DeskCommands[C]
  ): Promise<void> {
    const { waiting, messages } = this._options;
    const command = this._record(name);
    const args = withListedImages(given, this._open?.product);
    try {
      if (command.isTooSoon?.()) {
        return;
      }
      const waits =
        typeof command.waits === 'function'
          ? command.waits(args)
          : command.waits;
      if (waits === 'for-claim' && this._open?.claimState === 'left') {
        // The product in sight is done with.
        return;
      }
      await waiting.run(
        waits,
        () => (this._isRefused(command, args) ? undefined : command.run(args)),
        command.leadsAway
      );
    } catch (error) {
      messages.showError(error);
    }
  }

  private get _open(): OpenProduct | undefined {
    return openProductOf(this._options.store.state);
  }

  private _record<C extends DeskCommand>(name: C): Command<DeskCommands[C]> {
    const { commands } = this._options;
    // TypeScript does not see that each name goes with its own arguments.
    return commands[name] as unknown as Command<DeskCommands[C]>;
  }

  /** Whether a command would act on a focused image behind a deleted one that is viewed. */
  private _isRefused<Args extends object>(
    { meansFocused }: Command<Args>,
    args: Args
  ): boolean {
    const { _open: open } = this;
    const { messages, trans } = this._options;
    if (!meansFocused || !open?.viewing || !viewsDeleted(open)) {
      return false;
    }
    const { image, images } = args as { image?: unknown; images?: unknown };
    if (image !== undefined || images !== undefined) {
      return false;
    }
    const { filename } = splitImagePath(open.viewing);
    messages.show(deletedText(filename, trans));
    return true;
  }
}
