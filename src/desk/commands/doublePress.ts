import type { Clock } from '../../ports/clock';

/** A key that is pressed again within this time, in ms, was pressed by mistake: nobody can have seen what the first press did. */
const DOUBLE = 250;

/** Tells a second press of a key that was meant as one from two presses. */
export class DoublePress {
  private _last = '';
  private _at = -Infinity;

  constructor(private readonly _clock: Pick<Clock, 'now'>) {}

  /**
   * Whether a command was started by a key just after a key had started the same.
   *
   * @param args - as JupyterLab passes them to the command
   */
  isDouble(
    command: string,
    { _luminoEvent: event, ...given }: { readonly _luminoEvent?: unknown }
  ): boolean {
    if (event === undefined) {
      // A program, a menu or the palette.
      return false;
    }
    const now = this._clock.now();
    const pressed = `${command} ${JSON.stringify(given)}`;
    const since = now - this._at;
    // A negative time means that the clock was corrected meanwhile.
    const isDouble = pressed === this._last && since >= 0 && since < DOUBLE;
    if (!isDouble) {
      this._last = pressed;
      this._at = now;
    }
    return isDouble;
  }
}
