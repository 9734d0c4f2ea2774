import type { ServerConnection } from '@jupyterlab/services';

import type { Connection } from '../../domain/connection/connection';
import { readConnection } from '../../domain/connection/connection';
import { askServer } from './serverRoute';

interface Answer {
  readonly available: boolean;
  readonly connection: unknown;
}

/** The connection to the sandbox beside this server; undefined if there is none. */
export async function sandboxConnection(
  settings: ServerConnection.ISettings
): Promise<Connection | undefined> {
  const answer = await askServer<Answer>('sandbox', settings);
  return answer?.connection ? readConnection(answer.connection) : undefined;
}
