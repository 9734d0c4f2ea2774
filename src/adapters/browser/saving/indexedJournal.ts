import type { ItemKey } from '../../../domain/catalogueItem';
import type { JournalRecord } from '../../../domain/edits/intention';
import { readJournalRecord } from '../../../domain/edits/intention';
import type { UndoHistory } from '../../../domain/edits/undo/undoHistory';
import { readUndoHistory } from '../../../domain/edits/undo/undoHistory';
import { TooLarge } from '../../../domain/errors';
import type {
  Amendment,
  Draft,
  FoundRecords,
  Journal,
  KeptRecord,
  Stay
} from '../../../ports/saving/journal';
import type { CurationDatabase, JournalEntry } from './database';
import { isFull } from './database';
import type { Seal, SealMark } from './seal';
import { SealedStates } from './sealedStates';
import {
  MOST_ENTRIES,
  readEntry,
  storedEntries,
  storedKeys
} from './storedEntries';
import type { Standing, StoredEntry } from './storedEntries';
import type { Tabs } from './tabs';
import { InTurn } from './inTurn';

/**
 * The journal in IndexedDB, written with strict durability. Every script of the
 * origin can write there too, and the next person has the same database, so each
 * record is sealed: only what the same person stored is carried out.
 */
export class IndexedJournal implements Journal {
  private readonly _states: SealedStates;
  /** What is stored comes in the order in which it was asked for, whatever takes longer to seal. */
  private readonly _turns = new InTurn();

  /**
   * @param _connectionKey - which all owners of this connection begin with
   * @param _seal - with the owner, who alone continues the journal
   * @param stateSeal - of drafts and undo
   * @param _tabs - keeps tabs apart
   * @param _now - ms since the epoch
   */
  constructor(
    private readonly _database: CurationDatabase,
    private readonly _connectionKey: string,
    private readonly _seal: Seal,
    stateSeal: Seal,
    private readonly _tabs: Tabs,
    private readonly _now: () => number = Date.now
  ) {
    this._states = new SealedStates(_database, stateSeal);
  }

  async append(record: JournalRecord): Promise<void> {
    await this.replace([], [record]);
  }

  amend(opId: string, amendment: Amendment): Promise<void> {
    return this._turns.take(async () => {
      const stored = await this._database.getFromIndex('journal', 'opId', opId);
      if (stored === undefined) {
        return;
      }
      const { standing } = await readEntry(stored, this._seal, this._now);
      const record = { ...(stored.record as JournalRecord), ...amendment };
      const mark =
        standing === 'mine' || standing === 'old'
          ? await this._mark(record)
          : // Whoever changed it must not get a mark for it.
            undefined;
      const transaction = this._database.transaction('journal', 'readwrite', {
        durability: 'strict'
      });
      const key = await transaction.store.index('opId').getKey(opId);
      if (key !== undefined) {
        await transaction.store.put({ ...stored, record, mark }, key);
      }
      await transaction.done;
    });
  }

  replace(
    opIds: readonly string[],
    records: readonly JournalRecord[]
  ): Promise<void> {
    const { owner } = this._seal.writer;
    const sealing = Promise.all(
      records.map(async record => ({
        owner,
        opId: record.opId,
        record,
        mark: await this._mark(record)
      }))
    );
    sealing.catch(() => undefined);
    return this._turns.take(async () => {
      const entries = await sealing;
      try {
        await this._write(opIds, entries);
      } catch (error) {
        if (!isFull(error)) {
          throw error;
        }
        // Thumbnails can be fetched again, and a decision cannot.
        await this._dropThumbnails();
        await this._write(opIds, entries).catch(cause => {
          throw isFull(cause)
            ? new TooLarge('browser-full', {}, { cause })
            : cause;
        });
      }
    });
  }

  remove(opId: string): Promise<void> {
    return this._turns.take(async () => {
      const transaction = this._database.transaction('journal', 'readwrite');
      const key = await transaction.store.index('opId').getKey(opId);
      if (key !== undefined) {
        await transaction.store.delete(key);
      }
      await transaction.done;
    });
  }

  async has(opId: string): Promise<boolean> {
    const key = await this._database.getKeyFromIndex('journal', 'opId', opId);
    return key !== undefined;
  }

  async records(): Promise<FoundRecords> {
    await this._turns.over;
    const records: JournalRecord[] = [];
    let dropped = 0;
    const { owner } = this._seal.writer;
    const found = await storedKeys(this._database, IDBKeyRange.only(owner));
    let { unread } = found;
    for await (const { opId, record, standing } of this._entries(found.keys)) {
      if (record === undefined) {
        if (dropped < MOST_ENTRIES) {
          dropped += 1;
          await this.remove(opId);
        }
      } else if (standing === 'mine') {
        // Only genuine ones count, so that what others planted does not take their place.
        if (records.length < MOST_ENTRIES) {
          records.push(record);
        } else {
          unread += 1;
        }
      }
    }
    return { records, dropped, ...(unread > 0 ? { unread } : {}) };
  }

  async kept(): Promise<readonly KeptRecord[]> {
    await this._turns.over;
    const kept: KeptRecord[] = [];
    const first = `${this._connectionKey}\n`;
    const owners = IDBKeyRange.bound(first, `${first}\uffff`);
    const { keys } = await storedKeys(this._database, owners);
    const counts = new Map<Standing, number>();
    for await (const { opId, owner, record, standing } of this._entries(keys)) {
      const before = counts.get(standing) ?? 0;
      counts.set(standing, before + 1);
      if (
        record !== undefined &&
        standing !== 'mine' &&
        before < MOST_ENTRIES
      ) {
        kept.push({
          opId,
          person: owner.slice(first.length),
          record: withoutBytes(record),
          standing,
          mayAdopt: standing !== 'unknown' || !this._seal.outlivesPage,
          fingerprint: await this._seal.fingerprint(record)
        });
      }
    }
    return kept;
  }

  async adopt(kept: readonly KeptRecord[]): Promise<readonly JournalRecord[]> {
    const adopted: JournalRecord[] = [];
    for (const { opId, mayAdopt, fingerprint } of kept) {
      const record = await this._record(opId);
      if (
        mayAdopt &&
        record?.opId === opId &&
        // What was shown is what is carried out.
        fingerprint === (await this._seal.fingerprint(record))
      ) {
        await this.replace([opId], [record]);
        adopted.push(record);
      }
    }
    return adopted;
  }

  async stored(opId: string): Promise<JournalRecord | undefined> {
    await this._turns.over;
    return this._record(opId);
  }

  async draft(product: ItemKey): Promise<Draft | undefined> {
    const draft = (await this._states.read('drafts', productName(product))) as
      Draft | undefined;
    // An earlier version kept the choices alone.
    return draft?.base === undefined ? undefined : draft;
  }

  storeDraft(product: ItemKey, draft: Draft | undefined): Promise<void> {
    return this._states.store('drafts', productName(product), draft);
  }

  async undo(product: ItemKey): Promise<UndoHistory | undefined> {
    return readUndoHistory(
      await this._states.read('undo', productName(product))
    );
  }

  storeUndo(product: ItemKey, history: UndoHistory | undefined): Promise<void> {
    return this._states.store('undo', productName(product), history);
  }

  alone<T>(product: ItemKey, act: () => Promise<T>): Promise<T> {
    return this._tabs.alone(this._nameOf(product), act);
  }

  stay(product: ItemKey): Promise<Stay> {
    return this._tabs.stay(`stay\n${this._nameOf(product)}`);
  }

  private async _write(
    opIds: readonly string[],
    entries: readonly JournalEntry[]
  ): Promise<void> {
    const transaction = this._database.transaction('journal', 'readwrite', {
      durability: 'strict'
    });
    try {
      for (const opId of opIds) {
        const key = await transaction.store.index('opId').getKey(opId);
        if (key !== undefined) {
          await transaction.store.delete(key);
        }
      }
      const added = entries.map(entry => transaction.store.add(entry));
      // Without this the browser returns here before it writes, and the page may be painting.
      transaction.commit();
      await Promise.all([...added, transaction.done]);
    } catch (error) {
      transaction.done.catch(() => undefined);
      // A request only says that it was aborted; the transaction says why.
      const { error: why } = transaction;
      abort(transaction);
      throw why ?? error;
    }
  }

  private async _dropThumbnails(): Promise<void> {
    console.warn(
      'This browser has no room for a change. Its thumbnails are dropped.'
    );
    const stores = ['thumbnailInfo', 'thumbnailBytes'] as const;
    const transaction = this._database.transaction(stores, 'readwrite');
    await Promise.all([
      ...stores.map(name => transaction.objectStore(name).clear()),
      transaction.done
    ]);
  }

  private _mark(record: JournalRecord): Promise<SealMark> {
    // As it will be read: what the shape does not have has no effect.
    const read = readJournalRecord(record) ?? record;
    return this._seal.mark('record', record.opId, read);
  }

  private _entries(keys: readonly number[]): AsyncGenerator<StoredEntry> {
    return storedEntries(this._database, keys, this._seal, this._now);
  }

  private async _record(opId: string): Promise<JournalRecord | undefined> {
    const entry = await this._database.getFromIndex('journal', 'opId', opId);
    return readJournalRecord(entry?.record);
  }

  private _nameOf(product: ItemKey): string {
    return `${this._seal.writer.owner}\n${productName(product)}`;
  }
}

/** What was asked for before must not be done alone. One that has ended throws. */
function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It has been aborted already.
  }
}

function productName({ subCategory, productId }: ItemKey): string {
  return `${subCategory}/${productId}`;
}

/** For a list: files of a hundred megabytes need not be in memory. */
function withoutBytes(record: JournalRecord): JournalRecord {
  const { intention } = record;
  return intention.kind === 'upload'
    ? {
        ...record,
        intention: {
          ...intention,
          files: intention.files.map(({ filename }) => ({
            filename,
            bytes: new Uint8Array()
          }))
        }
      }
    : record;
}
