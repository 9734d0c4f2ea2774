import type { ItemKey } from '../domain/catalogueItem';
import type { Choices } from '../domain/choices';
import type { JournalRecord, MadeCopy } from '../domain/intention';

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
  /** Notes copies that a record has made; nothing happens where it is gone. */
  amend(opId: string, copies: readonly MadeCopy[]): Promise<void>;
  /** Takes a record out: it is in the cloud, or was given up. */
  remove(opId: string): Promise<void>;
  /** Whether a record is still to be carried out. */
  has(opId: string): Promise<boolean>;
  records(): Promise<FoundRecords>;
  /** Choices of a product that is not completed yet; undefined where there are none. */
  draft(product: ItemKey): Promise<Choices | undefined>;
  /** Keeps such choices, or forgets them. */
  keepDraft(product: ItemKey, choices: Choices | undefined): Promise<void>;
  /** Runs something while no other tab does anything to the same product. */
  alone<T>(product: ItemKey, act: () => Promise<T>): Promise<T>;
}
