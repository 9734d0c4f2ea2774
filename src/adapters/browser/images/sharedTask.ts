/**
 * One task for everybody who waits for its result. It starts with the first, is
 * cancelled when the last one leaves, and is done once. After it was cancelled
 * or failed, it starts again for the next one.
 */
export class SharedTask<Result> {
  private _running: Promise<Result> | undefined;
  private _controller = new AbortController();
  private _waiting = 0;
  private _done = false;

  constructor(
    private readonly _act: (signal: AbortSignal) => Promise<Result>
  ) {}

  /** @throws the signal's reason if it fires first, or what the task throws */
  async result(signal: AbortSignal): Promise<Result> {
    signal.throwIfAborted();
    this._running ??= this._begin();
    const running = this._running;
    this._waiting++;
    let leave = (): void => undefined;
    const left = new Promise<never>((_, reject) => {
      leave = () => reject(signal.reason as Error);
      signal.addEventListener('abort', leave, { once: true });
    });
    try {
      return await Promise.race([running, left]);
    } finally {
      signal.removeEventListener('abort', leave);
      this._waiting--;
      if (this._waiting === 0 && !this._done) {
        this.end();
      }
    }
  }

  /** Cancels the task and forgets its result. */
  end(): void {
    this._controller.abort();
    this._controller = new AbortController();
    this._running = undefined;
    this._done = false;
  }

  private _begin(): Promise<Result> {
    const { signal } = this._controller;
    const running = this._act(signal).then(result => {
      this._done ||= !signal.aborted;
      return result;
    });
    // If all have left, nobody handles its error.
    running.catch(() => undefined);
    return running;
  }
}
