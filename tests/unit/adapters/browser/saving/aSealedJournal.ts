import { scriptMac } from '../../../../../src/adapters/aws/connection/scriptMac';
import type { CurationDatabase } from '../../../../../src/adapters/browser/saving/database';
import { IndexedJournal } from '../../../../../src/adapters/browser/saving/indexedJournal';
import { Seal } from '../../../../../src/adapters/browser/saving/seal';
import type { Tabs } from '../../../../../src/adapters/browser/saving/tabs';

export const CONNECTION = 'a connection';
/** When records of `aRecord` are new, in ms since the epoch. */
export const SOON = 2;

export interface Page {
  readonly person: string;
  readonly principal?: string;
  readonly baseUrl?: string;
  /** Fills the key; a negative one is lost with the page. */
  readonly key?: number;
  /** ms since the epoch. */
  readonly now?: number;
}

const NO_TABS: Tabs = {
  alone: (_, act) => act(),
  stay: async () => ({ leave: async last => last() })
};

/** The journal as a page opens it, by default the same page. */
export function aSealedJournal(
  database: CurationDatabase,
  {
    person,
    principal = person,
    baseUrl = 'https://lab.example/',
    key = 1,
    now = SOON
  }: Page,
  tabs: Tabs = NO_TABS
): IndexedJournal {
  const seal = new Seal(
    scriptMac(new Uint8Array(32).fill(Math.abs(key))),
    { owner: `${CONNECTION}\n${person}`, principal, baseUrl },
    key > 0
  );
  return new IndexedJournal(database, CONNECTION, seal, seal, tabs, () => now);
}
