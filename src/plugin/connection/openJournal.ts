import type { ServerConnection } from '@jupyterlab/services';

import { loadScriptMac } from '../../adapters/aws';
import type { CurationDatabase } from '../../adapters/browser/saving/database';
import { IndexedJournal } from '../../adapters/browser/saving/indexedJournal';
import { leaseTabs } from '../../adapters/browser/saving/leaseTabs';
import { lockTabs } from '../../adapters/browser/saving/lockTabs';
import { PageJournal } from '../../adapters/browser/saving/pageJournal';
import { Seal } from '../../adapters/browser/saving/seal';
import { subtleMac } from '../../adapters/browser/saving/subtleMac';
import type { JournalKey } from '../../adapters/jupyter/serverJournalKey';
import { serverJournalKey } from '../../adapters/jupyter/serverJournalKey';
import type { SignInFacts } from '../../domain/connection/who';
import { principalOf } from '../../domain/connection/who';
import type { TemporaryCredentials } from '../../ports/connection/credentials';
import type { Clock, Ids } from '../../ports/clock';
import type { Journal } from '../../ports/saving/journal';
import type { Mac } from '../../ports/saving/mac';

/**
 * Asks for the key of the journal.
 *
 * @param typed - credentials typed for this page: the server may have no such route, or not let the person in
 * @returns undefined if there is none
 * @throws what the route throws, if the server gives the credentials too
 */
export async function askJournalKey(
  serverSettings: ServerConnection.ISettings,
  typed: TemporaryCredentials | undefined
): Promise<JournalKey | undefined> {
  try {
    return await serverJournalKey(serverSettings);
  } catch (error) {
    if (typed === undefined) {
      throw error;
    }
    console.warn('Changes of an earlier page are not taken up.', error);
    return undefined;
  }
}

export interface JournalOptions {
  readonly database: CurationDatabase | undefined;
  readonly connectionKey: string;
  readonly owner: string;
  readonly baseUrl: string;
  /** Who is signed in. */
  readonly signIn: SignInFacts;
  /** Undefined if the server has none. */
  readonly key: Uint8Array | undefined;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** The journal is on disk if the browser has a database, else in this page alone. JupyterLab then asks before a page with waiting changes is closed. */
export async function openJournal({
  database,
  connectionKey,
  owner,
  baseUrl,
  signIn,
  key,
  clock,
  ids
}: JournalOptions): Promise<Journal> {
  if (database === undefined) {
    return new PageJournal();
  }
  const mac = await macOf(key ?? crypto.getRandomValues(new Uint8Array(32)));
  const sealOf = (facts: SignInFacts): Seal =>
    new Seal(
      mac,
      { owner, principal: principalOf(facts), baseUrl },
      key !== undefined
    );
  return new IndexedJournal(
    database,
    connectionKey,
    sealOf(signIn),
    // Typed keys are replaced every few hours: what was chosen beside them stays.
    sealOf({ ...signIn, typedKeyId: null }),
    // Only secure contexts have locks.
    window.isSecureContext
      ? lockTabs(navigator.locks, clock)
      : leaseTabs(database, clock, ids),
    () => clock.now()
  );
}

/** Signs with the key of the journal. Only secure contexts have the browser's own means. */
export function macOf(key: Uint8Array): Promise<Mac> {
  return window.isSecureContext
    ? subtleMac(crypto.subtle, key)
    : loadScriptMac(key);
}
