import type { JournalRecord } from '../../../domain/edits/intention';
import { readJournalRecord } from '../../../domain/edits/intention';
import type { CurationDatabase, JournalEntry } from './database';
import type { Seal, SealMark } from './seal';
import { readMark } from './seal';

/** Records of one standing that are taken up in one start. A person has a few; the rest comes at the next one. */
export const MOST_ENTRIES = 1000;

/** Entries that are looked at to find them. A script of the origin can store any number. */
const LOOKED_AT = 20_000;

/** A record that was genuine may have been stored again by others later: it is repeated without a question for this long only, in ms. */
const FRESH = 14 * 24 * 3_600_000;

/** What an entry of the journal is to a person. */
export type Standing =
  /** Theirs: it is carried out. */
  | 'mine'
  /** Of another person, another sign-in, or another server. */
  | 'other'
  /** Theirs, from long ago. */
  | 'old'
  /** Nothing shows who stored it. */
  | 'unknown';

/** An entry of the journal, as far as this version can read it. */
export interface StoredEntry {
  readonly opId: string;
  readonly owner: string;
  /** Undefined if another version wrote it or it is broken. */
  readonly record: JournalRecord | undefined;
  readonly standing: Standing;
}

/** The keys of the newest entries, in the order in which they were stored. */
export async function storedKeys(
  database: CurationDatabase,
  owners: IDBKeyRange
): Promise<{ readonly keys: readonly number[]; readonly unread: number }> {
  const keys = await database.getAllKeysFromIndex('journal', 'owner', owners);
  const newest = keys.slice(-LOOKED_AT);
  return { keys: newest, unread: keys.length - newest.length };
}

/** Reads one after another, so that only one is in memory. */
export async function* storedEntries(
  database: CurationDatabase,
  keys: readonly number[],
  seal: Seal,
  now: () => number
): AsyncGenerator<StoredEntry> {
  for (const key of keys) {
    const entry = await database.get('journal', key);
    if (entry !== undefined) {
      yield await readEntry(entry, seal, now);
    }
  }
}

export async function readEntry(
  { owner, opId, record: stored, mark: storedMark }: JournalEntry,
  seal: Seal,
  now: () => number
): Promise<StoredEntry> {
  const record = readJournalRecord(stored);
  const mark = readMark(storedMark);
  const claimed: Standing =
    mark && !seal.isMine(owner, mark) ? 'other' : 'mine';
  const genuine =
    mark !== undefined &&
    record !== undefined &&
    (await seal.isGenuine('record', opId, record, owner, mark));
  return {
    opId,
    owner,
    record,
    standing: standingOf(genuine ? mark : undefined, claimed, record)
  };

  function standingOf(
    shown: SealMark | undefined,
    standing: Standing,
    { at }: Pick<JournalRecord, 'at'> = { at: 0 }
  ): Standing {
    if (shown === undefined) {
      return 'unknown';
    }
    return standing === 'mine' && at < now() - FRESH ? 'old' : standing;
  }
}
