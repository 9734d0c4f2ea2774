import { Cancelled } from '../../domain/errors';
import type { Clock } from '../../ports/clock';

/** ms before the server is asked for the first time. Each further pause is twice as long. */
const FIRST_PAUSE = 1_000;

/** ms between two questions at most. */
const LONGEST_PAUSE = 30_000;

export interface ServerWatchOptions {
  readonly clock: Pick<Clock, 'sleep'>;
  /** @throws why the server is still away */
  readonly ask: () => Promise<unknown>;
  /** The server answers again. */
  readonly onBack: () => void;
  readonly onStillAway: (error: unknown) => void;
}

/**
 * Waits until a server that went away is back: it asks with growing pauses, and
 * at once if something has happened that may have brought it back. Nothing is
 * asked while nobody sees the page.
 */
export class ServerWatch {
  private _away = false;
  private _visible = true;
  private _pause = FIRST_PAUSE;
  private _waiting: AbortController | null = null;
  private _asking = false;

  constructor(private readonly _options: ServerWatchOptions) {}

  /** The server is away. */
  start(): void {
    this._away = true;
    this._wait();
  }

  /** The server does what it is asked for: the next time begins with a short pause. */
  settled(): void {
    this.stop();
    this._pause = FIRST_PAUSE;
  }

  /** Ends the wait. The next one goes on with the same pause. */
  stop(): void {
    this._away = false;
    this._endWait();
  }

  /** Asks now if the server is away, for example because the browser is online again. */
  wake(): void {
    if (this._away && this._visible) {
      this._endWait();
      void this._ask();
    }
  }

  /** Tells whether somebody sees the page. */
  setVisible(visible: boolean): void {
    const before = this._visible;
    this._visible = visible;
    if (!visible) {
      this._endWait();
    } else if (!before) {
      this.wake();
    }
  }

  private _endWait(): void {
    this._waiting?.abort();
    this._waiting = null;
  }

  private _wait(): void {
    if (!this._away || !this._visible || this._waiting || this._asking) {
      return;
    }
    const waiting = new AbortController();
    this._waiting = waiting;
    const pause = this._pause;
    this._pause = Math.min(2 * pause, LONGEST_PAUSE);
    this._options.clock.sleep(pause, waiting.signal).then(
      () => {
        if (this._waiting === waiting) {
          this._waiting = null;
          void this._ask();
        }
      },
      error => {
        if (!(error instanceof Cancelled)) {
          throw error;
        }
      }
    );
  }

  private async _ask(): Promise<void> {
    if (this._asking) {
      return;
    }
    this._asking = true;
    let failure: { readonly error: unknown } | undefined;
    try {
      await this._options.ask();
    } catch (error) {
      failure = { error };
    }
    this._asking = false;
    // It may have been ended meanwhile.
    if (this._away && failure === undefined) {
      this._away = false;
      this._options.onBack();
    } else if (this._away && failure) {
      this._options.onStillAway(failure.error);
      this._wait();
    }
  }
}
