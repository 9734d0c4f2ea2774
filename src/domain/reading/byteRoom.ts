import type { Leaving, Place } from './gate';
import { Gate } from './gate';

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

/**
 * Room in memory for images on their way to becoming small ones. Who finds none
 * waits before its bytes come, in the order of asking. An image that is larger than
 * the room has it alone.
 */
export class ByteRoom {
  private readonly _gate: Gate;

  /** @param most - in bytes */
  constructor(most: number) {
    this._gate = new Gate(Infinity, most);
  }

  hold(): HeldBytes {
    let place: Place | undefined;
    const letGo = (): void => {
      place?.leave();
      place = undefined;
    };
    return {
      take: (bytes, signal) => {
        letGo();
        const entered = this._gate.enter(bytes, signal);
        if (entered instanceof Promise) {
          return entered.then(later => {
            place = later;
          });
        }
        place = entered;
        return undefined;
      },
      came: bytes => place?.weigh(bytes),
      letGo
    };
  }
}
