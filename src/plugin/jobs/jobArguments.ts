import type { ReadonlyJSONObject } from '@lumino/coreutils';

import type { AdoptQuestion } from '../../desk/jobs/adoptJob';
import type { ArchiveQuestion } from '../../desk/jobs/archiveJob';
import type { CheckQuestion } from '../../desk/jobs/checkJob';
import type { ExportQuestion } from '../../desk/jobs/exportJob';
import type { MigrateQuestion } from '../../desk/jobs/migrateJob';
import type { PackQuestion } from '../../desk/jobs/packJob';
import type { PurgeQuestion } from '../../desk/jobs/purgeJob';
import type { SetupQuestion } from '../../desk/jobs/setupJob';
import type { Category } from '../../domain/catalogueItem';
import { EXPORT_FORMATS } from '../../domain/jobs/export/exportFormats';
import type { ExportedImages } from '../../domain/jobs/export/exportRows';

/** What `curation:verify` is asked for. Arguments of another shape do not count. */
export function checkQuestion(
  args: ReadonlyJSONObject
): Partial<CheckQuestion> {
  const { countersOnly } = args;
  return {
    ...categoryOf(args),
    ...(typeof countersOnly === 'boolean' ? { countersOnly } : {})
  };
}

/** The same for `curation:migrate`. Only the person can choose a folder of their computer. */
export function migrateQuestion(
  args: ReadonlyJSONObject
): Partial<MigrateQuestion> {
  const { packs, replaceBroken, add, serverFolder } = args;
  return {
    ...(typeof serverFolder === 'string'
      ? { place: 'server' as const, serverFolder }
      : {}),
    ...(typeof add === 'boolean' ? { add } : {}),
    ...(typeof packs === 'boolean' ? { packs } : {}),
    ...(typeof replaceBroken === 'boolean' ? { replaceBroken } : {})
  };
}

/** The same for `curation:purge`. */
export function purgeQuestion(
  args: ReadonlyJSONObject
): Partial<PurgeQuestion> {
  const { olderThanDays } = args;
  return {
    ...categoryOf(args),
    ...(typeof olderThanDays === 'number' &&
    Number.isInteger(olderThanDays) &&
    olderThanDays >= 0
      ? { olderThanDays }
      : {})
  };
}

/** The same for `curation:adopt`. */
export function adoptQuestion(
  args: ReadonlyJSONObject
): Partial<AdoptQuestion> {
  const { undo } = args;
  return {
    ...categoryOf(args),
    ...(typeof undo === 'boolean' ? { undo } : {})
  };
}

/** The same for `curation:archive`. */
export function archiveQuestion(
  args: ReadonlyJSONObject
): Partial<ArchiveQuestion> {
  return categoryOf(args);
}

/** The same for `curation:export`. */
export function exportQuestion(
  args: ReadonlyJSONObject
): Partial<ExportQuestion> {
  const { format, all, tags, folder } = args;
  const known = EXPORT_FORMATS.find(one => one === format);
  const images: ExportedImages = all === true ? 'all' : 'chosen';
  return {
    ...categoryOf(args),
    ...(known === undefined ? {} : { format: known }),
    ...(typeof all === 'boolean' ? { images } : {}),
    ...(typeof tags === 'boolean' ? { withTags: tags } : {}),
    ...(typeof folder === 'string' ? { folder } : {})
  };
}

/** The same for `curation:pack`. */
export function packQuestion(args: ReadonlyJSONObject): Partial<PackQuestion> {
  return categoryOf(args);
}

/** The same for `curation:setup`. */
export function setupQuestion({
  protectTable,
  onServer
}: ReadonlyJSONObject): Partial<SetupQuestion> {
  return {
    ...(typeof protectTable === 'boolean' ? { protectTable } : {}),
    ...(typeof onServer === 'boolean' ? { onServer } : {})
  };
}

function categoryOf({ mainCategory, subCategory }: ReadonlyJSONObject): {
  readonly category?: Category;
} {
  return typeof mainCategory === 'string' &&
    mainCategory !== '' &&
    typeof subCategory === 'number'
    ? { category: { mainCategory, subCategory } }
    : {};
}
