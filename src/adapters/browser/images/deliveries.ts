/** ms between two times; three frames, of which each costs the page as much as its pictures. */
const EVERY = 50;

/**
 * Tells views of pictures that come one after another, some at a time: the
 * first at once, then those that came meanwhile.
 */
export class Deliveries<T extends { tell(): void }> {
  private readonly _waiting = new Set<T>();
  private _timer: ReturnType<typeof setTimeout> | undefined;

  /** It has news; they are told once, whatever comes to it meanwhile. */
  add(one: T): void {
    this._waiting.add(one);
    if (this._timer === undefined) {
      this._turn();
    }
  }

  /** Nothing more is on its way: all of it now. */
  flush(): void {
    const waiting = [...this._waiting];
    this._waiting.clear();
    waiting.forEach(one => one.tell());
  }

  /** Nobody is told any more. */
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
