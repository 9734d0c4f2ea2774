/** ms between two deliveries: three frames. A frame with pictures costs the page time. */
const EVERY = 50;

/**
 * Tells views in batches about pictures that come one after another: the first
 * at once, then those that came meanwhile.
 */
export class Deliveries<T extends { tell(): void }> {
  private readonly _waiting = new Set<T>();
  private _timer: ReturnType<typeof setTimeout> | undefined;

  /** It has news. Its views are told once, whatever happens to it meanwhile. */
  add(one: T): void {
    this._waiting.add(one);
    if (this._timer === undefined) {
      this._turn();
    }
  }

  /** Tells everything now, because nothing more is on its way. */
  flush(): void {
    const waiting = [...this._waiting];
    this._waiting.clear();
    waiting.forEach(one => one.tell());
  }

  /** Tells nothing any more. */
  end(): void {
    clearTimeout(this._timer);
    this._timer = undefined;
    this._waiting.clear();
  }

  private _turn(): void {
    this._timer = undefined;
    if (this._waiting.size > 0) {
      this.flush();
      this._timer = setTimeout(() => this._turn(), EVERY);
    }
  }
}
