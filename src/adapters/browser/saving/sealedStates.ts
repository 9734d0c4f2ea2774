import type { CurationDatabase } from './database';
import type { Seal } from './seal';
import { readMark } from './seal';
import { InTurn } from './inTurn';

/** The stores with one value for each product. */
type StateStore = 'drafts' | 'undo';

/** What a page shows again of a product: only to who stored it, and only if nobody else changed it. */
export class SealedStates {
  private readonly _turns = new InTurn();

  constructor(
    private readonly _database: CurationDatabase,
    private readonly _seal: Seal
  ) {}

  /** @returns as stored, with its mark; undefined if there is nothing, or the writer did not store it */
  async read(store: StateStore, product: string): Promise<unknown> {
    await this._turns.over;
    const name = this._nameOf(product);
    const stored: unknown = await this._database.get(store, name);
    if (stored === undefined) {
      return undefined;
    }
    const { mark, ...value } = stored as { mark?: unknown };
    const { writer, outlivesPage } = this._seal;
    if (!outlivesPage) {
      // Nothing of an earlier page can be told apart. It is shown, and nothing is done with it before the person does it.
      return value;
    }
    const read = readMark(mark);
    return read &&
      this._seal.isMine(writer.owner, read) &&
      (await this._seal.isGenuine(store, name, value, writer.owner, read))
      ? value
      : undefined;
  }

  /** @param value - undefined removes what is stored */
  store(
    store: StateStore,
    product: string,
    value: object | undefined
  ): Promise<void> {
    const name = this._nameOf(product);
    const marked =
      value &&
      this._seal
        .mark(store, name, value)
        .then(mark => ({ ...structuredClone(value), mark }));
    // Its turn may come later, and then it is awaited.
    marked?.catch(() => undefined);
    return this._turns.take(async () => {
      if (marked === undefined) {
        await this._database.delete(store, name);
      } else {
        await this._database.put(store, (await marked) as never, name);
      }
    });
  }

  private _nameOf(product: string): string {
    const { owner, principal, baseUrl } = this._seal.writer;
    return `${owner}\n${principal}\n${baseUrl}\n${product}`;
  }
}
