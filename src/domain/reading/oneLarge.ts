/**
 * Lets large images be decoded one at a time, whoever decodes them: each takes
 * hundreds of megabytes. Smaller ones do not wait.
 */
export class OneLarge {
  private readonly _waiting: (() => void)[] = [];
  private _busy = false;

  /**
   * @param large - whether the image is one, see `isLarge`
   * @param urgent - whether a person waits for it: it goes before the others that wait
   * @throws what `act` throws
   */
  async take<T>(
    large: boolean,
    act: () => Promise<T>,
    urgent = false
  ): Promise<T> {
    if (!large) {
      return act();
    }
    if (this._busy) {
      await new Promise<void>(start =>
        urgent ? this._waiting.unshift(start) : this._waiting.push(start)
      );
    }
    this._busy = true;
    try {
      return await act();
    } finally {
      // It stays taken for the next one, so that nobody comes between.
      const next = this._waiting.shift();
      this._busy = next !== undefined;
      next?.();
    }
  }
}
