import { foundNothing } from '../../app/jobs/migrate/migrateReport';
import type { MigrationReport } from '../../app/jobs/migrate/migrateReport';
import { byReason } from '../../words/jobs/byReason';
import { reasonText } from '../../words/jobs/reasons';
import { migrationTitles } from '../../words/jobs/migrationTitles';
import { stoppedText } from '../../words/jobs/longRuns';
import { migrationSum, nothingFoundText } from '../../words/jobs/reports';
import { PLAIN } from '../../words/trans';
import { addressText, section, textOf } from '../terminal/reportLines';

/** The report of a migration: what needs a person first, the sum last. */
export function migrationText(report: MigrationReport): string {
  const { skipped, replaced, forPerson, categories, unpacked } = report;
  const { stopped, dryRun } = report;
  const titles = migrationTitles(dryRun, PLAIN);
  const all = (title: string, lines: readonly string[]): string[] =>
    section(title, lines, Infinity);
  return textOf([
    ...leftOut(skipped),
    ...all(
      titles.replaced,
      replaced.flatMap(({ product, paths }) => [
        addressText(product),
        ...paths.map(path => `  ${path}`)
      ])
    ),
    ...all(
      titles.forPerson,
      forPerson.flatMap(({ product, reason, paths }) => [
        `${addressText(product)}: ${reasonText(reason, PLAIN)}`,
        ...paths.map(path => `  ${path}`)
      ])
    ),
    ...all(
      titles.unpacked,
      unpacked.map(
        ({ product, reason }) =>
          `${addressText(product)}: ${reasonText(reason, PLAIN)}`
      )
    ),
    ...all(
      'Products in the table',
      categories.map(one => `${addressText(one)}: ${one.products}`)
    ),
    ...(foundNothing(report)
      ? [nothingFoundText(PLAIN)]
      : [migrationSum(report, PLAIN).join(' ')]),
    ...(stopped && !dryRun ? [stoppedText(PLAIN)] : [])
  ]);
}

/** What was left out, by the reason, with the number of each. */
function leftOut(skipped: MigrationReport['skipped']): string[] {
  return byReason(skipped, PLAIN).flatMap(([text, left]) =>
    section(
      `Left out (${left.length}). ${text.replace(/\.$/, '')}`,
      left.map(({ path }) => path)
    )
  );
}
