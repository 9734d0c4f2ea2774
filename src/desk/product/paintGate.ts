import { Cancelled } from '../../domain/errors';
import type { Clock } from '../../ports/clock';
import type { Store } from '../store';

/** What waits for the paint goes on after this time, in ms, because a hidden page never paints. */
const LATEST = 300;

/** What waits for the pictures goes on after this time, in ms after the paint. */
const PICTURES_BY = 1000;

/** Work that nobody waits for begins this long after the pictures are there, in ms: the frame that shows them comes first. */
const QUIET_AFTER = 150;

/** The last product stays as it was rendered for this long, in ms; a person does not notice. */
const UNSEEN = 50;

/**
 * Holds back work that nobody sees until the product that comes up is painted:
 * saves, claims and reading ahead take processor time from it. So does rendering
 * that the last product is done with; that is rendered together with the next
 * product if it comes soon.
 */
export class PaintGate {
  private _coming: AbortController | null = null;
  private _painting: Promise<void> = Promise.resolve();
  private readonly _ended = new AbortController();
  private _close: () => void = () => undefined;
  private readonly _closed = new Promise<void>(
    resolve => (this._close = resolve)
  );

  constructor(
    private readonly _clock: Pick<Clock, 'sleep'>,
    private readonly _drawing: Pick<Store<object>, 'hold' | 'tell'>,
    private readonly _pictures: () => Promise<void> = async () => undefined
  ) {}

  /** A product is about to be painted. A second call before `end` does nothing. */
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

  /** It is ready to be rendered. */
  came(): void {
    this._drawing.tell();
  }

  /** It is on the screen, or does not come. */
  end(): void {
    this._coming?.abort();
    this._coming = null;
    this._drawing.tell();
  }

  /** Nobody looks any more, so nothing waits from here on. */
  close(): void {
    this.end();
    this._ended.abort();
    this._close();
  }

  /** Resolves when nothing is about to be painted. */
  done(): Promise<void> {
    return this._painting;
  }

  /** Resolves when the pictures of the product are there, too. For work that is not urgent. */
  async pictured(): Promise<void> {
    await this.done();
    const late = new AbortController();
    const patience = this._clock
      .sleep(PICTURES_BY, late.signal)
      .catch(whereCancelled);
    await Promise.race([this._pictures(), this._closed, patience]);
    late.abort();
  }

  /** Resolves a moment after that. For work that nobody waits for, and that is rendered when it is done. */
  async quiet(): Promise<void> {
    await this.pictured();
    await this._clock
      .sleep(QUIET_AFTER, this._ended.signal)
      .catch(whereCancelled);
  }
}

function whereCancelled(error: unknown): void {
  if (!(error instanceof Cancelled)) {
    throw error;
  }
}
