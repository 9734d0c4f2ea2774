import type { ItemKey } from '../../../domain/catalogueItem';
import type { JournalRecord } from '../../../domain/edits/intention';
import { readJournalRecord } from '../../../domain/edits/intention';
import type { UndoHistory } from '../../../domain/edits/undo/undoHistory';
import { readUndoHistory } from '../../../domain/edits/undo/undoHistory';
import type {
  Amendment,
  Draft,
  FoundRecords,
  Journal,
  Stay
} from '../../../ports/saving/journal';
import type { Tabs } from './tabs';
import type { CurationDatabase } from './database';

/** The journal in IndexedDB, written with strict durability. */
export class IndexedJournal implements Journal {
  /**
   * @param _owner - the connection and the person, who alone continue the journal
   * @param _tabs - keeps tabs apart
   */
  constructor(
    private readonly _database: CurationDatabase,
    private readonly _owner: string,
    private readonly _tabs: Tabs
  ) {}

  async append(record: JournalRecord): Promise<void> {
    await this.replace([], [record]);
  }

  async amend(opId: string, amendment: Amendment): Promise<void> {
    const transaction = this._database.transaction('journal', 'readwrite', {
      durability: 'strict'
    });
    const key = await transaction.store.index('opId').getKey(opId);
    const entry = key && (await transaction.store.get(key));
    if (key && entry) {
      await transaction.store.put(
        { ...entry, record: { ...(entry.record as object), ...amendment } },
        key
      );
    }
    await transaction.done;
  }

  async replace(
    opIds: readonly string[],
    records: readonly JournalRecord[]
  ): Promise<void> {
    const transaction = this._database.transaction('journal', 'readwrite', {
      durability: 'strict'
    });
    for (const opId of opIds) {
      const key = await transaction.store.index('opId').getKey(opId);
      if (key !== undefined) {
        await transaction.store.delete(key);
      }
    }
    const added = records.map(record =>
      transaction.store.add({
        owner: this._owner,
        opId: record.opId,
        record
      })
    );
    // Without this the browser returns here before it writes, and the page may be painting.
    transaction.commit();
    await Promise.all([...added, transaction.done]);
  }

  async remove(opId: string): Promise<void> {
    const transaction = this._database.transaction('journal', 'readwrite');
    const key = await transaction.store.index('opId').getKey(opId);
    if (key !== undefined) {
      await transaction.store.delete(key);
    }
    await transaction.done;
  }

  async has(opId: string): Promise<boolean> {
    const key = await this._database.getKeyFromIndex('journal', 'opId', opId);
    return key !== undefined;
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

  async draft(product: ItemKey): Promise<Draft | undefined> {
    const draft = await this._database.get('drafts', this._nameOf(product));
    // An earlier version kept the choices alone.
    return draft?.base === undefined ? undefined : draft;
  }

  async storeDraft(product: ItemKey, draft: Draft | undefined): Promise<void> {
    const name = this._nameOf(product);
    await (draft
      ? this._database.put('drafts', draft, name)
      : this._database.delete('drafts', name));
  }

  async undo(product: ItemKey): Promise<UndoHistory | undefined> {
    return readUndoHistory(
      await this._database.get('undo', this._nameOf(product))
    );
  }

  async storeUndo(
    product: ItemKey,
    history: UndoHistory | undefined
  ): Promise<void> {
    const name = this._nameOf(product);
    await (history
      ? this._database.put('undo', history, name)
      : this._database.delete('undo', name));
  }

  alone<T>(product: ItemKey, act: () => Promise<T>): Promise<T> {
    return this._tabs.alone(this._nameOf(product), act);
  }

  stay(product: ItemKey): Promise<Stay> {
    return this._tabs.stay(`stay\n${this._nameOf(product)}`);
  }

  private _nameOf({ subCategory, productId }: ItemKey): string {
    return `${this._owner}\n${subCategory}/${productId}`;
  }
}
