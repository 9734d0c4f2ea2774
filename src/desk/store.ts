/** A state that is replaced, never mutated. Listeners hear of changes once a turn. */
export class Store<S extends object> {
  private _state: S;
  private _told = true;
  private _held = false;
  private readonly _listeners = new Set<() => void>();

  constructor(initial: S) {
    this._state = initial;
  }

  get state(): S {
    return this._state;
  }

  /** Replaces some fields. Listeners hear of all changes of one turn together. */
  set(patch: Partial<S>): void {
    this._state = { ...this._state, ...patch };
    if (this._told) {
      this._told = false;
      queueMicrotask(() => this._tell());
    }
  }

  /** Tells listeners nothing until `tell`. The state itself is replaced at once. */
  hold(): void {
    this._held = true;
  }

  /** Ends `hold`; does nothing if `hold` was not called. */
  tell(): void {
    if (this._held) {
      this._held = false;
      queueMicrotask(() => this._tell());
    }
  }

  /** @returns ends the subscription */
  subscribe(listener: () => void): () => void {
    this._listeners.add(listener);
    return () => this._listeners.delete(listener);
  }

  private _tell(): void {
    if (!this._told && !this._held) {
      this._told = true;
      [...this._listeners].forEach(listener => listener());
    }
  }

  dispose(): void {
    this._listeners.clear();
  }
}
