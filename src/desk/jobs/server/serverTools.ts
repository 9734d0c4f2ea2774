import type { Connection } from '../../../domain/connection/connection';
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
  /** Relative to the server's root. */
  readonly folder: string;
  readonly dryRun: boolean;
  readonly packs: boolean;
  readonly replaceBroken: boolean;
  readonly add: boolean;
}

/** Starts a migration beside the server. @throws what `ServerJobs.start` throws */
export function startOnServer(
  { feed, connection }: ServerTools,
  { folder, dryRun, packs, replaceBroken, add }: ServerWish
): Promise<ServerJob> {
  const options = { dryRun, noPacks: !packs, replaceBroken, add };
  return feed.start({ kind: 'migrate', connection, folder, options });
}
