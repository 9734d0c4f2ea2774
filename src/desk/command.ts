import type { DeskState } from './state';

/**
 * What a command waits for when the claim of the product on the desk is not
 * answered yet:
 * - `for-claim`: it changes the product, so it waits for the answer;
 * - `in-turn`: it waits only for the commands that were pressed before it;
 * - `never`: it does not concern the product and runs at once.
 */
export type Waits = 'for-claim' | 'in-turn' | 'never';

/**
 * What the desk knows about one command. Its label and the schema of its
 * arguments are in `src/plugin/commands/`, under the same name.
 */
export interface Command<Args> {
  /** A function if it depends on the arguments, or on what was done before. */
  readonly waits: Waits | ((args: Args) => Waits);
  /** Another product may be shown afterwards: a key pressed behind it is not taken. */
  readonly leadsAway?: boolean;
  /**
   * Without `image` and `images` it acts on the focused or selected images. It
   * is refused while a deleted image is viewed, because those are out of sight.
   */
  readonly meansFocused?: boolean;
  /** A key that is pressed twice by mistake runs it once, because the second press would act on something else. */
  readonly actsOnce?: boolean;
  /** The press is dropped, because the person cannot have seen the product yet. */
  readonly isTooSoon?: () => boolean;
  /** Whether it can do anything now; menus and the palette disable it otherwise. */
  readonly isPossible?: (state: DeskState, args: Args) => boolean;
  readonly run: (args: Args) => void | Promise<void>;
}

/** A room's commands by their names, which JupyterLab prefixes with `curation:`. */
export type CommandRecords<Arguments> = {
  readonly [Name in keyof Arguments]: Command<Arguments[Name]>;
};

/** The arguments of a command that takes none. */
export type NoArguments = Record<string, never>;

/**
 * Asks the person, then acts on the answer. Nothing happens if the person
 * declines, or if another product is on the desk by then.
 *
 * @param ask - gives the answer, at once if it is known; undefined if the person declines
 */
export type AskThenAct = <Answer>(
  ask: () => Answer | Promise<Answer | undefined>,
  act: (answer: Answer) => void | Promise<void>
) => void | Promise<void>;
