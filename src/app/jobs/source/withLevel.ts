import { folderLevel } from '../../../domain/jobs/migrate/folderLevel';
import type { SourceFolder } from '../../../ports/jobs/sourceFolder';
import type { MigrationReport } from '../migrate/migrateReport';
import { foundNothing } from '../migrate/migrateReport';
import { sampleFolder } from './sampleFolder';

/**
 * The report, with what the folder looks like if no product was found in it.
 *
 * @param name - of the folder
 */
export async function withLevel(
  report: MigrationReport,
  folder: SourceFolder,
  name: string
): Promise<MigrationReport> {
  return foundNothing(report)
    ? { ...report, level: folderLevel(await sampleFolder(folder), name) }
    : report;
}
