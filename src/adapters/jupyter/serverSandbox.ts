import type { ServerConnection } from '@jupyterlab/services';

import type { Connection } from '../../domain/connection/connection';
import { readConnection } from '../../domain/connection/connection';
import { NotSupported } from '../../domain/errors';
import { askServer, tellServer } from './serverRoute';

interface Answer {
  readonly available: boolean;
  readonly connection: unknown;
  /** Whether it is the sample, which the page fills. */
  readonly isSample: boolean;
}

/** A sandbox that runs beside the server. */
export interface RunningSandbox {
  readonly connection: Connection;
  readonly isSample: boolean;
}

/** The connection to the sandbox beside this server; undefined if there is none, or a sample that is not filled. */
export async function sandboxConnection(
  settings: ServerConnection.ISettings
): Promise<Connection | undefined> {
  const answer = await askServer<Answer>('sandbox', settings);
  return answer?.connection ? readConnection(answer.connection) : undefined;
}

/**
 * Has the server run the sample, unless a sandbox runs. It takes some seconds.
 *
 * @throws NotSupported if the server cannot; it says what to install
 */
export async function runSandbox(
  settings: ServerConnection.ISettings
): Promise<RunningSandbox> {
  const answer = await tellServer<Answer>('sandbox', settings, { body: {} });
  if (!answer?.connection) {
    throw new NotSupported('server-without-sample', {});
  }
  return {
    connection: readConnection(answer.connection),
    isSample: answer.isSample
  };
}

/**
 * Says that the sample has all its products. From then on `sandboxConnection`
 * gives it, also to other pages.
 *
 * @throws NotSupported if it does not run any more
 */
export async function sampleIsFilled(
  settings: ServerConnection.ISettings
): Promise<void> {
  await tellServer('sandbox', settings, { body: { filled: true } });
}
