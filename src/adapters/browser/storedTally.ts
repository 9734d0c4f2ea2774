import type { Tally } from '../../ports/queue/tally';

/** One record for each connection and person; yesterday's is overwritten. */
const NAME = 'jupyterlab-curation:done-today:';

/**
 * The tally in the browser's local storage, which all tabs share. If that is
 * blocked, it counts for this page.
 */
export class StoredTally implements Tally {
  private _page = '';

  /** @param _owner - the connection and the person */
  constructor(private readonly _owner: string) {}

  read(day: string): number {
    const [of, count] = this._record().split(' ');
    return of === day && /^\d{1,6}$/.test(count) ? Number(count) : 0;
  }

  add(day: string, by: 1 | -1): void {
    this._page = `${day} ${Math.max(0, this.read(day) + by)}`;
    try {
      localStorage.setItem(NAME + this._owner, this._page);
    } catch (error) {
      console.warn('What was done today is not stored.', error);
    }
  }

  private _record(): string {
    try {
      return localStorage.getItem(NAME + this._owner) ?? this._page;
    } catch {
      return this._page;
    }
  }
}
