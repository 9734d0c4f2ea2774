import type { ItemKey } from '../../domain/catalogueItem';
import type { Choices } from '../../domain/choices';
import type { JournalRecord, MadeCopy } from '../../domain/intention';
import { readJournalRecord } from '../../domain/intention';
import type { FoundRecords, Journal } from '../../ports/journal';
import type { Alone } from './aloneInBrowser';
import type { CurationDatabase } from './database';

/** The journal in IndexedDB, written with strict durability. */
export class IndexedJournal implements Journal {
  /**
   * @param _owner - the connection and the person: nobody else replays it
   * @param _alone - keeps tabs apart
   */
  constructor(
    private readonly _database: CurationDatabase,
    private readonly _owner: string,
    private readonly _alone: Alone
  ) {}

  async append(record: JournalRecord): Promise<void> {
    const transaction = this._database.transaction('journal', 'readwrite', {
      durability: 'strict'
    });
    await transaction.store.add({
      owner: this._owner,
      opId: record.opId,
      record
    });
    await transaction.done;
  }

  async amend(opId: string, copies: readonly MadeCopy[]): Promise<void> {
    const transaction = this._database.transaction('journal', 'readwrite', {
      durability: 'strict'
    });
    const place = await transaction.store.index('opId').getKey(opId);
    const entry = place && (await transaction.store.get(place));
    if (place && entry) {
      await transaction.store.put(
        { ...entry, record: { ...(entry.record as object), copies } },
        place
      );
    }
    await transaction.done;
  }

  async remove(opId: string): Promise<void> {
    const transaction = this._database.transaction('journal', 'readwrite');
    const place = await transaction.store.index('opId').getKey(opId);
    if (place !== undefined) {
      await transaction.store.delete(place);
    }
    await transaction.done;
  }

  async has(opId: string): Promise<boolean> {
    const place = await this._database.getKeyFromIndex('journal', 'opId', opId);
    return place !== undefined;
  }

  async records(): Promise<FoundRecords> {
    const entries = await this._database.getAllFromIndex(
      'journal',
      'owner',
      this._owner
    );
    const records: JournalRecord[] = [];
    let dropped = 0;
    for (const { opId, record } of entries) {
      const read = readJournalRecord(record);
      if (read) {
        records.push(read);
      } else {
        dropped += 1;
        await this.remove(opId);
      }
    }
    return { records, dropped };
  }

  async draft(product: ItemKey): Promise<Choices | undefined> {
    return this._database.get('drafts', this._nameOf(product));
  }

  async keepDraft(
    product: ItemKey,
    choices: Choices | undefined
  ): Promise<void> {
    const name = this._nameOf(product);
    await (choices
      ? this._database.put('drafts', choices, name)
      : this._database.delete('drafts', name));
  }

  alone<T>(product: ItemKey, act: () => Promise<T>): Promise<T> {
    return this._alone(this._nameOf(product), act);
  }

  private _nameOf({ subCategory, productId }: ItemKey): string {
    return `${this._owner}\n${subCategory}/${productId}`;
  }
}
