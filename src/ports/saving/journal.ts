import type { ItemKey } from '../../domain/catalogueItem';
import type { Choices } from '../../domain/board/choices';
import type { JournalRecord } from '../../domain/edits/intention';
import type { UndoHistory } from '../../domain/edits/undo/undoHistory';

/** What may still change in a record. The rest is frozen. */
export type Amendment = Partial<
  Pick<JournalRecord, 'copies' | 'intention' | 'seen' | 'stored'>
>;

/** Choices of a product that is not completed yet. */
export interface Draft {
  readonly choices: Choices;
  /** The catalogue's choices at that time. Others may have chosen since. */
  readonly base: Choices;
}

/** A product that is open in one tab. */
export interface Stay {
  /**
   * The tab leaves the product. A second call does nothing.
   *
   * @param last - runs if no other tab has the product open, and before one opens it
   */
  leave(last: () => Promise<void>): Promise<void>;
}

/** The records that can be read. Broken ones, and those of other versions, are dropped. */
export interface FoundRecords {
  /** In the order in which they were appended. */
  readonly records: readonly JournalRecord[];
  readonly dropped: number;
  /** Entries that wait for the next start, because there are too many; missing if there are none. */
  readonly unread?: number;
}

/** A record that is not carried out before the person has seen it and said so. */
export interface KeptRecord {
  readonly opId: string;
  /** The name of who asked for it, as stored. */
  readonly person: string;
  /** Without the bytes of its files. */
  readonly record: JournalRecord;
  /**
   * `other`: of another person, another sign-in or another server. `old`: the
   * person's own, from long ago. `unknown`: nothing shows who stored it.
   */
  readonly standing: 'other' | 'old' | 'unknown';
  /** Whether the person may carry it out as their own. */
  readonly mayAdopt: boolean;
  /** Tells whether the stored record is still this one. */
  readonly fingerprint: string;
}

/**
 * One person's decisions on one connection that are not in the cloud yet. The
 * journal outlives the page. The tabs of a browser profile share it.
 */
export interface Journal {
  /** Stores a record after all others. It is on disk when this resolves. */
  append(record: JournalRecord): Promise<void>;
  /** Changes a record. Does nothing if the record is gone. */
  amend(opId: string, amendment: Amendment): Promise<void>;
  /** Removes some records and stores others after all the rest, either all or nothing. */
  replace(
    opIds: readonly string[],
    records: readonly JournalRecord[]
  ): Promise<void>;
  /** Removes a record that is in the cloud or was given up. */
  remove(opId: string): Promise<void>;
  /** Whether a record is still to be carried out. */
  has(opId: string): Promise<boolean>;
  /** The person's own records, which go on without a question. */
  records(): Promise<FoundRecords>;
  /** All other records of the connection in this browser. They stay until they are adopted or removed. */
  kept(): Promise<readonly KeptRecord[]>;
  /**
   * Makes kept records the person's own.
   *
   * @returns them; not those that may not be adopted, or are not as they were shown
   */
  adopt(kept: readonly KeptRecord[]): Promise<readonly JournalRecord[]>;
  /** A record as it is stored, whoever stored it; undefined if it is gone or cannot be read. */
  stored(opId: string): Promise<JournalRecord | undefined>;
  draft(product: ItemKey): Promise<Draft | undefined>;
  /** Stores a draft, or removes it. */
  storeDraft(product: ItemKey, draft: Draft | undefined): Promise<void>;
  /**
   * What can be undone in a product; undefined if there is nothing or another
   * version wrote it. Tabs share one history for a product: the one stored last
   * is returned, and its steps are tried against the product.
   */
  undo(product: ItemKey): Promise<UndoHistory | undefined>;
  /** Stores what can be undone, or removes it. */
  storeUndo(product: ItemKey, history: UndoHistory | undefined): Promise<void>;
  /** Runs `act` while no other tab does anything to the same product. */
  alone<T>(product: ItemKey, act: () => Promise<T>): Promise<T>;
  /** This tab opens a product. What tabs share about it stays until the last of them leaves. */
  stay(product: ItemKey): Promise<Stay>;
}
