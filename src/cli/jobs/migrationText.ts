import type {
  MigrationReport,
  NeedsPerson
} from '../../app/jobs/migrate/migrateReport';

/** The report of a migration for a person: what needs one first, the sum last. */
export function migrationText(report: MigrationReport): string {
  const { skipped, forPerson, categories, unpacked } = report;
  const lines = [
    ...section(
      'Left out',
      skipped.map(({ path, reason }) => `${path} ${reason}`)
    ),
    ...section('Needs a person', forPerson.flatMap(personLines)),
    ...section(
      'Without a pack of thumbnails, which only opens slower; run pack',
      unpacked.map(({ product, reason }) => `${placeText(product)} ${reason}`)
    ),
    ...section(
      'Products in the table',
      categories.map(
        ({ mainCategory, subCategory, products }) =>
          `${mainCategory}/${subCategory}: ${products}`
      )
    ),
    ...sum(report)
  ];
  return `${lines.join('\n')}\n`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length > 0
    ? [`${title}:`, ...lines.map(line => `  ${line}`)]
    : [];
}

function personLines({ product, reason, paths }: NeedsPerson): string[] {
  return [`${placeText(product)} ${reason}`, ...paths.map(path => `  ${path}`)];
}

function placeText({
  mainCategory,
  subCategory,
  productId
}: NeedsPerson['product']): string {
  return `${mainCategory}/${subCategory}/${productId}`;
}

function sum(report: MigrationReport): string[] {
  const { dryRun, stopped, created, existing, imagesSent, imagesThere } =
    report;
  const packs = report.packs > 0 ? `, ${report.packs} packs of thumbnails` : '';
  const megabytes = (report.bytesSent / 1e6).toFixed(1);
  const images = `${imagesSent} images (${megabytes} MB)`;
  if (dryRun) {
    return [
      `Nothing was changed; ${created} products with ${images}${packs} would be created, ${existing} are there.`
    ];
  }
  const there = imagesThere > 0 ? `, ${imagesThere} were there` : '';
  return [
    `${created} products created, ${existing} were there; ${images} sent${there}${packs}.`,
    ...(stopped ? ['It was stopped: run it again to go on.'] : [])
  ];
}
