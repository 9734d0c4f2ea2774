import type { ItemKey } from '../../domain/catalogueItem';
import { readItemKey } from '../../domain/queue/openingNote';
import type { Ids } from '../../ports/clock';
import type { OpeningNote } from '../../ports/queue/openingNote';
import { answerFor, isAnswering } from './answeringPages';

const NAME = 'jupyterlab-curation:opening\n';

/**
 * In local storage, because only that has stored the note when `begin` returns.
 * A lock that goes with the page tells a page that still lives from one that ended.
 * Without locks, as on plain http, the page is asked.
 */
export class StoredOpening implements OpeningNote {
  private readonly _page: string;
  private _noted = false;
  private _letGo: (() => void) | undefined;

  /**
   * @param owner - the connection and the person
   * @param _locks - undefined if the browser has none
   */
  constructor(
    private readonly _owner: string,
    ids: Ids,
    private readonly _locks: LockManager | undefined,
    private readonly _storage: () => Storage = () => window.localStorage
  ) {
    this._page = ids.next();
  }

  async left(): Promise<ItemKey | undefined> {
    const note = this._tried(storage => storage.getItem(this._key) ?? '');
    const at = note?.indexOf(' ') ?? -1;
    const product =
      note === undefined ? undefined : readItemKey(note.slice(at));
    const page = note?.slice(0, at);
    if (product === undefined || page === undefined) {
      return undefined;
    }
    return (await this._lives(page)) ? undefined : product;
  }

  begin({ subCategory, productId }: ItemKey): void {
    const product = JSON.stringify({ subCategory, productId });
    this._noted = true;
    this._tried(storage =>
      storage.setItem(this._key, `${this._page} ${product}`)
    );
    this._letGo ??= this._live();
  }

  end(): void {
    if (this._noted) {
      this._noted = false;
      this._tried(storage => storage.removeItem(this._key));
    }
    this._letGo?.();
    this._letGo = undefined;
  }

  /** @returns ends it; the end of the page does too */
  private _live(): () => void {
    if (this._locks === undefined) {
      return answerFor(this._page);
    }
    let letGo = (): void => undefined;
    const ended = new Promise<void>(resolve => (letGo = resolve));
    void this._locks.request(lockOf(this._page), () => ended);
    return () => letGo();
  }

  private async _lives(page: string): Promise<boolean> {
    if (this._locks === undefined) {
      return isAnswering(page);
    }
    const { held = [] } = await this._locks.query();
    return held.some(({ name }) => name === lockOf(page));
  }

  private get _key(): string {
    return NAME + this._owner;
  }

  private _tried<T>(act: (storage: Storage) => T): T | undefined {
    try {
      return act(this._storage());
    } catch (error) {
      console.warn('What is being opened cannot be noted.', error);
      return undefined;
    }
  }
}

function lockOf(page: string): string {
  return `jupyterlab-curation:opening ${page}`;
}
