import { Cancelled } from '../../domain/errors';
import type { Clock } from '../../ports/clock';
import type { Store } from '../store';

/** What waits is done by then all the same, in ms: a page that is not drawn paints nothing. */
const LATEST = 300;

/** And what even pictures go before, in ms after the paint. */
const PICTURES_BY = 1000;

/** For so long the last product stays as it is drawn, in ms: a person sees nothing of it. */
const UNSEEN = 50;

/**
 * Lets a product that comes up be painted before anything is begun that nobody
 * looks at yet: saves, claims and what is read ahead take the computer's time
 * as much as pictures do. So does drawing that the last one is done with: what
 * that changes is drawn with the next, where that comes soon.
 */
export class PaintGate {
  private _coming: AbortController | null = null;
  private _painting: Promise<void> = Promise.resolve();
  private _close: () => void = () => undefined;
  private readonly _closed = new Promise<void>(
    resolve => (this._close = resolve)
  );

  constructor(
    private readonly _clock: Pick<Clock, 'sleep'>,
    private readonly _drawing: Pick<Store<object>, 'hold' | 'tell'>,
    private readonly _pictures: () => Promise<void> = async () => undefined
  ) {}

  /** A product is about to be painted; said again before `end`, nothing happens. */
  begin(): void {
    if (this._coming === null) {
      this._coming = new AbortController();
      const { signal } = this._coming;
      this._painting = this._clock.sleep(LATEST, signal).catch(whereCancelled);
      this._drawing.hold();
      this._clock
        .sleep(UNSEEN, signal)
        .then(() => this._drawing.tell())
        .catch(whereCancelled);
    }
  }

  /** It is there to be drawn. */
  came(): void {
    this._drawing.tell();
  }

  /** It is on the screen, or nothing comes. */
  end(): void {
    this._coming?.abort();
    this._coming = null;
    this._drawing.tell();
  }

  /** Nobody looks any more, so nothing waits. */
  close(): void {
    this.end();
    this._close();
  }

  /** Resolves once nothing is about to be painted. */
  done(): Promise<void> {
    return this._painting;
  }

  /** Resolves once the pictures of what was painted are there as well: for what is of no hurry at all. */
  async pictured(): Promise<void> {
    await this.done();
    const late = new AbortController();
    const patience = this._clock
      .sleep(PICTURES_BY, late.signal)
      .catch(whereCancelled);
    await Promise.race([this._pictures(), this._closed, patience]);
    late.abort();
  }
}

function whereCancelled(error: unknown): void {
  if (!(error instanceof Cancelled)) {
    throw error;
  }
}
