import type { Waits } from '../command';

/** Nobody presses more keys while a claim is answered. */
const MOST = 20;

type Run = () => void | Promise<void>;

interface Waiting {
  readonly waits: Waits;
  readonly run: Run;
  readonly leadsAway: boolean;
  readonly end: (outcome: void | Promise<void>) => void;
}

/**
 * Commands that were pressed while a product is shown and its claim is not
 * answered yet. They run in their order when the claim is ours, or are dropped
 * with a message. What does not change the product runs at once, as long as
 * nothing waits before it.
 */
export class WaitingCommands {
  private _waiting: Waiting[] = [];
  private _closed = false;

  /**
   * @param _isAsked - whether the claim of the product on the desk is not answered yet
   * @param _refuse - tells the person that a key was not taken
   */
  constructor(
    private readonly _isAsked: () => boolean,
    private readonly _refuse: () => void
  ) {}

  /**
   * Runs a command, now or in its turn; resolves when it is done or dropped.
   *
   * @param leadsAway - whether it leads to another product: a key pressed behind it is not taken
   * @throws what it throws
   */
  run(waits: Waits, run: Run, leadsAway = false): void | Promise<void> {
    const mustWait =
      waits !== 'never' &&
      (this._waiting.length > 0 || (waits === 'for-claim' && this._isAsked()));
    if (!mustWait) {
      return run();
    }
    if (this._closed) {
      return undefined;
    }
    if (this._waiting.length >= MOST || this._waiting.at(-1)?.leadsAway) {
      this._refuse();
      return undefined;
    }
    return new Promise<void>(end => {
      this._waiting.push({ waits, run, leadsAway, end });
    });
  }

  /** The claim is ours: runs what waits, in the order in which it was pressed. */
  goOn(): void {
    this._takeAll().forEach(({ run, end }) => end(attempt(run)));
  }

  /**
   * The product is not what was shown: drops what would change it, and runs the rest.
   *
   * @returns how many were dropped
   */
  drop(): number {
    const all = this._takeAll();
    const dropped = all.filter(({ waits }) => waits === 'for-claim');
    all.forEach(one =>
      one.end(dropped.includes(one) ? undefined : attempt(one.run))
    );
    return dropped.length;
  }

  /** The desk is closed: drops what waits, and takes nothing more. */
  close(): void {
    this._closed = true;
    this._takeAll().forEach(({ end }) => end());
  }

  private _takeAll(): readonly Waiting[] {
    const all = this._waiting;
    this._waiting = [];
    return all;
  }
}

/** What one throws goes to whoever ran it, and does not stop those behind it. */
async function attempt(run: Run): Promise<void> {
  await run();
}
