import type { JournalRecord } from '../../../domain/edits/intention';
import { readJournalRecord } from '../../../domain/edits/intention';
import type { CurationDatabase, JournalEntry } from './database';
import type { Seal, SealMark } from './seal';
import { readMark } from './seal';

/** Records that are looked at in one start. A person has a few; the rest comes at the next one. */
const MOST = 1000;

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

/** Reads one after another, so that only one is in memory. */
export async function* storedEntries(
  database: CurationDatabase,
  owners: IDBKeyRange,
  seal: Seal,
  now: () => number
): AsyncGenerator<StoredEntry> {
  const keys = await database.getAllKeysFromIndex(
    'journal',
    'owner',
    owners,
    MOST
  );
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
