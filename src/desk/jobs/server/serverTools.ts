import type { Connection } from '../../../domain/connection/connection';
import { serverFolder } from '../../../domain/jobs/serverJob';
import type { ServerJob } from '../../../domain/jobs/serverJob';
import type { PickedFolder } from '../../../ports/jobs/folderPicker';
import type { ServerJobFeed } from './serverJobFeed';

/** What a migration of a folder on the Jupyter server needs. */
export interface ServerTools {
  readonly feed: ServerJobFeed;
  readonly connection: Connection;
  /**
   * The same folder, read by the page: for a server that cannot run the job.
   *
   * @param path - relative to the server's root
   */
  folder(path: string): PickedFolder;
}

/** What is asked of the server. */
export interface ServerWish {
  /** As it was typed. */
  readonly serverFolder: string;
  readonly packs: boolean;
  readonly replaceBroken: boolean;
  readonly add: boolean;
}

/** Starts a migration beside the server. @throws what `ServerJobs.start` throws */
export function startOnServer(
  { feed, connection }: ServerTools,
  { serverFolder: typed, packs, replaceBroken, add }: ServerWish,
  dryRun: boolean
): Promise<ServerJob> {
  const folder = serverFolder(typed);
  const options = { dryRun, noPacks: !packs, replaceBroken, add };
  return feed.start({ kind: 'migrate', connection, folder, options });
}

/** Names that are offered. A list of more is no help. */
const MOST_OFFERED = 200;

/**
 * Paths of the server's folders that a path may go on with, in the order of the
 * server. They are an offer: if they cannot be read, there is none, and the
 * look says why.
 */
export async function foldersBeside(
  { folder }: Pick<ServerTools, 'folder'>,
  typed: string
): Promise<readonly string[]> {
  const parent = serverFolder(typed.slice(0, typed.lastIndexOf('/') + 1));
  const found: string[] = [];
  try {
    for await (const { kind, name } of folder(parent).folder.entries(
      [],
      () => undefined
    )) {
      if (kind === 'folder' && found.length < MOST_OFFERED) {
        found.push(parent === '' ? name : `${parent}/${name}`);
      }
    }
  } catch {
    // Such as a folder that is not there yet while its name is typed.
  }
  return found;
}
