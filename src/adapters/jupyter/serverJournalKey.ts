import type { ServerConnection } from '@jupyterlab/services';

import { Unreachable } from '../../domain/errors';
import { fromHex } from '../../domain/edits/hex';
import { askServer } from './serverRoute';

export interface JournalKey {
  readonly key: Uint8Array;
  /** Whom the server has signed in. */
  readonly user: string;
}

/** Bytes. */
const LENGTH = 32;

/**
 * The key of the journal, which the server gives to a signed-in page alone.
 *
 * @returns undefined if the server does not have the extension
 * @throws what `askServer` throws
 */
export async function serverJournalKey(
  settings: ServerConnection.ISettings
): Promise<JournalKey | undefined> {
  const answer = await askServer<Record<string, unknown>>(
    'journal-key',
    settings
  );
  if (answer === undefined) {
    return undefined;
  }
  const key = typeof answer.key === 'string' ? fromHex(answer.key) : undefined;
  if (key?.length !== LENGTH || typeof answer.user !== 'string') {
    throw new Unreachable('server-silent', {});
  }
  return { key, user: answer.user };
}
