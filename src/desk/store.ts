/** A state that is replaced, never changed, and whose changes are told once a turn. */
export class Store<S extends object> {
  private _state: S;
  private _told = true;
  private readonly _listeners = new Set<() => void>();

  constructor(initial: S) {
    this._state = initial;
  }

  get state(): S {
    return this._state;
  }

  /** Replaces some fields. Many changes of one turn are told together. */
  set(patch: Partial<S>): void {
    this._state = { ...this._state, ...patch };
    if (this._told) {
      this._told = false;
      queueMicrotask(() => {
        this._told = true;
        [...this._listeners].forEach(listener => listener());
      });
    }
  }

  /** @returns ends the subscription */
  subscribe(listener: () => void): () => void {
    this._listeners.add(listener);
    return () => this._listeners.delete(listener);
  }

  dispose(): void {
    this._listeners.clear();
  }
}
