import type { ServiceManager } from '@jupyterlab/services';

import { picturesOfJob } from '../../adapters/browser/images/worker/pagePictures';
import { PagePicker } from '../../adapters/browser/jobs/pagePicker';
import { slicedMd5 } from '../../adapters/browser/jobs/slicedMd5';
import { openDatabase } from '../../adapters/browser/saving/database';
import { ServerFolder } from '../../adapters/jupyter/serverFolder';
import type { ServerJobFeed } from '../../desk/jobs/server/serverJobFeed';
import type { MigrateTools } from '../../desk/jobs/migrateJob';
import type { Connection } from '../../domain/connection/connection';
import { connectionKey } from '../../domain/connection/connection';

/** What this page, and its Jupyter server, have for a migration. */
export function migrateTools(
  connection: Connection,
  feed: ServerJobFeed,
  { contents, serverSettings }: ServiceManager.IManager
): MigrateTools {
  const database = openDatabase();
  const pictures = picturesOfJob();
  return {
    picker: new PagePicker(database, connectionKey(connection), window),
    pictures,
    etagOf: slicedMd5,
    // Many runs must not wait in step.
    random: Math.random,
    server: {
      feed,
      connection,
      folder: path => ({
        name: path,
        folder: new ServerFolder(contents, serverSettings, path),
        allowed: async () => true
      })
    },
    dispose() {
      pictures.dispose();
      void database.then(opened => opened?.close());
    }
  };
}
