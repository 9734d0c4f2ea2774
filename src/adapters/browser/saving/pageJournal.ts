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
  KeptRecord,
  Stay
} from '../../../ports/saving/journal';

/** A journal in memory, for a browser without a database. */
export class PageJournal implements Journal {
  private readonly _records = new Map<string, unknown>();
  private readonly drafts = new Map<string, Draft>();
  private readonly histories = new Map<string, unknown>();
  private readonly stays = new Map<string, number>();
  private readonly turns = new Map<string, Promise<unknown>>();

  /** Stores a record as another version would have. */
  seed(opId: string, record: unknown): void {
    this._records.set(opId, record);
  }

  /** Lets go of every product, as a page does when it ends. */
  release(): void {
    this.turns.clear();
  }

  async append(record: JournalRecord): Promise<void> {
    this._records.set(record.opId, structuredClone(record));
  }

  async amend(opId: string, amendment: Amendment): Promise<void> {
    const record = readJournalRecord(this._records.get(opId));
    if (record) {
      this._records.set(opId, structuredClone({ ...record, ...amendment }));
    }
  }

  async replace(
    opIds: readonly string[],
    records: readonly JournalRecord[]
  ): Promise<void> {
    opIds.forEach(opId => this._records.delete(opId));
    records.forEach(record =>
      this._records.set(record.opId, structuredClone(record))
    );
  }

  async remove(opId: string): Promise<void> {
    this._records.delete(opId);
  }

  async has(opId: string): Promise<boolean> {
    return this._records.has(opId);
  }

  async records(): Promise<FoundRecords> {
    const records: JournalRecord[] = [];
    let dropped = 0;
    for (const [opId, value] of [...this._records]) {
      const record = readJournalRecord(value);
      if (record) {
        records.push(record);
      } else {
        this._records.delete(opId);
        dropped += 1;
      }
    }
    return { records, dropped };
  }

  /** Nobody else writes to a page's memory. */
  async kept(): Promise<readonly KeptRecord[]> {
    return [];
  }

  async adopt(): Promise<readonly JournalRecord[]> {
    return [];
  }

  async stored(opId: string): Promise<JournalRecord | undefined> {
    return readJournalRecord(this._records.get(opId));
  }

  async draft(product: ItemKey): Promise<Draft | undefined> {
    return this.drafts.get(nameOf(product));
  }

  async storeDraft(product: ItemKey, draft: Draft | undefined): Promise<void> {
    if (draft) {
      this.drafts.set(nameOf(product), draft);
    } else {
      this.drafts.delete(nameOf(product));
    }
  }

  async undo(product: ItemKey): Promise<UndoHistory | undefined> {
    return readUndoHistory(this.histories.get(nameOf(product)));
  }

  async storeUndo(
    product: ItemKey,
    history: UndoHistory | undefined
  ): Promise<void> {
    if (history) {
      this.histories.set(nameOf(product), structuredClone(history));
    } else {
      this.histories.delete(nameOf(product));
    }
  }

  alone<T>(product: ItemKey, act: () => Promise<T>): Promise<T> {
    return this.inTurn(nameOf(product), act);
  }

  async stay(product: ItemKey): Promise<Stay> {
    const name = `stay ${nameOf(product)}`;
    const count = (by: number): number => {
      const open = (this.stays.get(name) ?? 0) + by;
      this.stays.set(name, open);
      return open;
    };
    let here = true;
    await this.inTurn(name, async () => count(1));
    return {
      leave: async last => {
        if (here) {
          here = false;
          await this.inTurn(name, async () => {
            if (count(-1) === 0) {
              await last();
            }
          });
        }
      }
    };
  }

  private async inTurn<T>(name: string, act: () => Promise<T>): Promise<T> {
    const before = this.turns.get(name) ?? Promise.resolve();
    const turn = before.then(act, act);
    const ended = turn.catch(() => undefined);
    this.turns.set(name, ended);
    try {
      return await turn;
    } finally {
      if (this.turns.get(name) === ended) {
        this.turns.delete(name);
      }
    }
  }
}

function nameOf({ subCategory, productId }: ItemKey): string {
  return `${subCategory}/${productId}`;
}
