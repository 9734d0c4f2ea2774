import type { MigrationReport } from '../../app/jobs/migrate/migrateReport';
import { reasonText } from '../../words/jobs/reasons';
import { migrationSum, stoppedText } from '../../words/jobs/reports';
import { PLAIN } from '../../words/trans';
import { addressText, section, textOf } from '../terminal/reportLines';

/** The report of a migration: what needs a person first, the sum last. */
export function migrationText(report: MigrationReport): string {
  const { skipped, forPerson, categories, unpacked, stopped, dryRun } = report;
  const all = (title: string, lines: readonly string[]): string[] =>
    section(title, lines, Infinity);
  return textOf([
    ...all(
      'Left out',
      skipped.map(({ path, reason }) => `${path}: ${reasonText(reason, PLAIN)}`)
    ),
    ...all(
      'Needs a person',
      forPerson.flatMap(({ product, reason, paths }) => [
        `${addressText(product)}: ${reasonText(reason, PLAIN)}`,
        ...paths.map(path => `  ${path}`)
      ])
    ),
    ...all(
      'Without a pack of thumbnails: they only open more slowly; run pack',
      unpacked.map(
        ({ product, reason }) =>
          `${addressText(product)}: ${reasonText(reason, PLAIN)}`
      )
    ),
    ...all(
      'Products in the table',
      categories.map(one => `${addressText(one)}: ${one.products}`)
    ),
    migrationSum(report, PLAIN).join(' '),
    ...(stopped && !dryRun ? [stoppedText(PLAIN)] : [])
  ]);
}
