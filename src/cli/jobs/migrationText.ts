import { foundNothing } from '../../app/jobs/migrate/migrateReport';
import type { Reason } from '../../domain/jobs/reason';
import type { MigrationReport } from '../../app/jobs/migrate/migrateReport';
import { reasonText } from '../../words/jobs/reasons';
import { stoppedText } from '../../words/jobs/longRuns';
import { migrationSum, nothingFoundText } from '../../words/jobs/migration';
import { PLAIN } from '../../words/trans';
import { addressText, section, textOf } from '../terminal/reportLines';

/** Reasons whose files nobody wants to see one by one. */
const SUMMED: readonly Reason['code'][] = ['hidden', 'clutter'];

/** The report of a migration: what needs a person first, the sum last. */
export function migrationText(report: MigrationReport): string {
  const { skipped, forPerson, categories, unpacked } = report;
  const { added, exchanged, replaced } = report;
  const { stopped, dryRun } = report;
  const all = (title: string, lines: readonly string[]): string[] =>
    section(title, lines, Infinity);
  return textOf([
    ...leftOut(skipped),
    ...all(dryRun ? 'Would be added' : 'Added', imagesOf(added)),
    ...all(
      dryRun
        ? 'Would get another image, because the file changed'
        : 'Got another image, because the file changed',
      imagesOf(exchanged)
    ),
    ...all(dryRun ? 'Would be replaced' : 'Replaced', imagesOf(replaced)),
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
    ...(foundNothing(report)
      ? [nothingFoundText(PLAIN)]
      : [migrationSum(report, PLAIN).join(' ')]),
    ...(stopped && !dryRun ? [stoppedText(PLAIN)] : [])
  ]);
}

/** Images by their products. */
function imagesOf(changed: MigrationReport['added']): string[] {
  return changed.flatMap(({ product, paths }) => [
    addressText(product),
    ...paths.map(path => `  ${path}`)
  ]);
}

/** What was left out, by the reason, with the number of each. */
function leftOut(skipped: MigrationReport['skipped']): string[] {
  const byReason = new Map<string, string[]>();
  const summed = new Map<string, number>();
  for (const { path, reason } of skipped) {
    const text = reasonText(reason, PLAIN);
    if (SUMMED.includes(reason.code)) {
      summed.set(text, (summed.get(text) ?? 0) + 1);
      continue;
    }
    byReason.set(text, [...(byReason.get(text) ?? []), path]);
  }
  const sums = [...summed].map(
    ([text, count]) => `Left out (${count}). ${text}`
  );
  const lists = [...byReason].flatMap(([text, paths]) =>
    section(`Left out (${paths.length}). ${text.replace(/\.$/, '')}`, paths)
  );
  return [...sums, ...lists];
}
