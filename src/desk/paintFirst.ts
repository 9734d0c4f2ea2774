import { Cancelled } from '../domain/errors';
import type { Clock } from '../ports/clock';

/** What waits is done by then all the same, in ms: a page that is not drawn paints nothing. */
const LATEST = 300;

/**
 * Lets a product that comes up be painted before anything is begun that nobody
 * looks at yet: saves, claims and what is read ahead take the computer's time
 * as much as pictures do.
 */
export class PaintFirst {
  private _coming: AbortController | null = null;
  private _painting: Promise<void> = Promise.resolve();

  constructor(private readonly _clock: Pick<Clock, 'sleep'>) {}

  /** A product is about to be painted; said again before `end`, nothing happens. */
  begin(): void {
    if (this._coming === null) {
      this._coming = new AbortController();
      this._painting = this._clock
        .sleep(LATEST, this._coming.signal)
        .catch(whereCancelled);
    }
  }

  /** It is on the screen, or nothing comes. */
  end(): void {
    this._coming?.abort();
    this._coming = null;
  }

  /** Resolves once nothing is about to be painted. */
  done(): Promise<void> {
    return this._painting;
  }
}

function whereCancelled(error: unknown): void {
  if (!(error instanceof Cancelled)) {
    throw error;
  }
}
