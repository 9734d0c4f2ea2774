import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';

/** A key that is pressed again within this time, in ms, was pressed by mistake: nobody can have seen what the first press did. */
const DOUBLE = 250;

/** Tells a second press of a key that was meant as one from two presses. */
export class DoublePress {
  private _last = '';
  private _at = -Infinity;

  /** @param _now - a time in ms that never goes back */
  constructor(private readonly _now = () => performance.now()) {}

  /**
   * Whether a command was started by a key just after a key had started the same.
   *
   * @param args - as JupyterLab passes them to the command
   */
  isDouble(command: string, args: ReadonlyPartialJSONObject): boolean {
    const { _luminoEvent: event, ...given } = args;
    if (event === undefined) {
      // A program, a menu or the palette.
      return false;
    }
    const now = this._now();
    const pressed = `${command} ${JSON.stringify(given)}`;
    const isDouble = pressed === this._last && now - this._at < DOUBLE;
    if (!isDouble) {
      this._last = pressed;
      this._at = now;
    }
    return isDouble;
  }
}
