import type { ItemKey } from '../../domain/catalogueItem';
import type { Choices } from '../../domain/board/choices';
import type { JournalRecord } from '../../domain/edits/intention';
import type { UndoHistory } from '../../domain/edits/undo/undoHistory';

/** What may still change of a record: the rest is frozen. */
export type Amendment = Partial<
  Pick<JournalRecord, 'copies' | 'intention' | 'seen'>
>;

/** Choices of a product that is not completed yet. */
export interface Draft {
  readonly choices: Choices;
  /** The catalogue's when they were made: others may have chosen since. */
  readonly base: Choices;
}

/** A product that is on the desk of one tab. */
export interface Stay {
  /**
   * The tab leaves it; a second time nothing happens.
   *
   * @param last - runs where no other tab has it open, and before one opens it
   */
  leave(last: () => Promise<void>): Promise<void>;
}

/** Records as found; others' versions and broken ones are counted, and dropped. */
export interface FoundRecords {
  /** In the order in which they were appended. */
  readonly records: readonly JournalRecord[];
  readonly dropped: number;
}

/**
 * Decisions of one person on one connection that are not in the cloud yet. It
 * outlives the page, and is shared by the tabs of a browser profile.
 */
export interface Journal {
  /** Stores a record behind all others; it is on disk once this resolves. */
  append(record: JournalRecord): Promise<void>;
  /** Notes what a record has come to; nothing happens where it is gone. */
  amend(opId: string, amendment: Amendment): Promise<void>;
  /** Puts other records in the place of some, behind all others: all of it or nothing. */
  replace(
    opIds: readonly string[],
    records: readonly JournalRecord[]
  ): Promise<void>;
  /** Takes a record out: it is in the cloud, or was given up. */
  remove(opId: string): Promise<void>;
  /** Whether a record is still to be carried out. */
  has(opId: string): Promise<boolean>;
  records(): Promise<FoundRecords>;
  draft(product: ItemKey): Promise<Draft | undefined>;
  /** Keeps such choices, or forgets them. */
  keepDraft(product: ItemKey, draft: Draft | undefined): Promise<void>;
  /**
   * What can be undone of a product; undefined where there is nothing, or
   * another version wrote it. Tabs on one product share it: the last one to
   * keep any is given back, and its steps are tried against the product.
   */
  undo(product: ItemKey): Promise<UndoHistory | undefined>;
  /** Keeps what can be undone, or forgets it. */
  keepUndo(product: ItemKey, history: UndoHistory | undefined): Promise<void>;
  /** Runs something while no other tab does anything to the same product. */
  alone<T>(product: ItemKey, act: () => Promise<T>): Promise<T>;
  /** This tab opens a product: whatever it shares with others stays theirs until the last leaves. */
  stay(product: ItemKey): Promise<Stay>;
}
