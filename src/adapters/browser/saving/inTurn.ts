/** Acts one after another, in the order in which they were asked for. One that fails holds up no other. */
export class InTurn {
  private _last: Promise<unknown> = Promise.resolve();

  /** Resolves when all that was asked for until now is over. */
  get over(): Promise<unknown> {
    return this._last;
  }

  take<T>(act: () => Promise<T>): Promise<T> {
    const acted = this._last.then(act);
    this._last = acted.catch(() => undefined);
    return acted;
  }
}
