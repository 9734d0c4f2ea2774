import { picturesOfJob } from '../../adapters/browser/images/worker/pagePictures';
import { PagePicker } from '../../adapters/browser/jobs/pagePicker';
import { slicedMd5 } from '../../adapters/browser/jobs/slicedMd5';
import { openDatabase } from '../../adapters/browser/saving/database';
import type { MigrateTools } from '../../desk/jobs/migrateJob';
import type { Connection } from '../../domain/connection/connection';
import { connectionKey } from '../../domain/connection/connection';

/** What this page has for a migration. */
export function migrateTools(connection: Connection): MigrateTools {
  const database = openDatabase();
  const pictures = picturesOfJob();
  return {
    picker: new PagePicker(database, connectionKey(connection), window),
    pictures,
    etagOf: slicedMd5,
    // Many runs must not wait in step.
    random: Math.random,
    dispose() {
      pictures.dispose();
      void database.then(opened => opened?.close());
    }
  };
}
