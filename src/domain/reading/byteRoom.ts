/** An AbortSignal, as far as it is used. */
interface Leaving {
  readonly reason: unknown;
  throwIfAborted(): void;
  addEventListener(
    type: 'abort',
    leave: () => void,
    options: { readonly once: true }
  ): void;
  removeEventListener(type: 'abort', leave: () => void): void;
}

/** What one image takes of the room, until it is let go. */
export interface HeldBytes {
  /**
   * Takes room, in place of what it held before. A promise if it has to wait.
   *
   * @throws the signal's reason if it fires while this waits
   */
  take(bytes: number, signal: Leaving): Promise<void> | undefined;
  /** More or less came than was announced. Never waits. */
  came(bytes: number): void;
  letGo(): void;
}

interface Waiting {
  readonly bytes: number;
  readonly begin: () => void;
}

/**
 * Room in memory for images on their way to becoming small ones. Who finds none
 * waits before its bytes come, in the order of asking. An image that is larger than
 * the room has it alone.
 */
export class ByteRoom {
  private _taken = 0;
  private readonly _waiting: Waiting[] = [];

  /** @param _most - in bytes */
  constructor(private readonly _most: number) {}

  hold(): HeldBytes {
    let held = 0;
    const begin = (bytes: number): void => {
      this._taken += bytes - held;
      held = bytes;
    };
    const came = (bytes: number): void => {
      begin(bytes);
      this._serve();
    };
    return {
      take: (bytes, signal) => {
        came(0);
        if (this._waiting.length === 0 && this._hasRoomFor(bytes)) {
          begin(bytes);
          return undefined;
        }
        return this._wait({ bytes, begin: () => begin(bytes) }, signal);
      },
      came,
      letGo: () => came(0)
    };
  }

  private _hasRoomFor(bytes: number): boolean {
    return this._taken === 0 || this._taken + bytes <= this._most;
  }

  private async _wait(
    { bytes, begin }: Waiting,
    signal: Leaving
  ): Promise<void> {
    signal.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const leave = (): void => {
        this._waiting.splice(this._waiting.indexOf(waiting), 1);
        reject(signal.reason);
        // The next one may be smaller.
        this._serve();
      };
      const waiting: Waiting = {
        bytes,
        begin: () => {
          signal.removeEventListener('abort', leave);
          begin();
          resolve();
        }
      };
      this._waiting.push(waiting);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  private _serve(): void {
    for (;;) {
      const [next] = this._waiting;
      if (next === undefined || !this._hasRoomFor(next.bytes)) {
        return;
      }
      this._waiting.shift();
      next.begin();
    }
  }
}
