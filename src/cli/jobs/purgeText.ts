import type {
  UnpurgedImage,
  PurgeReport,
  PurgedImage
} from '../../app/jobs/purge/purgeReport';

/** Lines of one kind that a person is shown; `--json` has all. */
const SHOWN = 50;

/** The report of a purge for a person: what went, what was left, the sum last. */
export function purgeText(report: PurgeReport): string {
  const { dryRun, stopped, purged, skipped, forPerson } = report;
  const { images, bytes, products, olderThanDays } = report;
  const megabytes = (bytes / 1e6).toFixed(1);
  const sum = `${images} ${images === 1 ? 'image' : 'images'} (${megabytes} MB) deleted more than ${olderThanDays} days ago`;
  const lines = [
    ...section(dryRun ? 'Would be purged' : 'Purged', purged.map(purgedLine)),
    ...section('Skipped', skipped.map(leftLine)),
    ...section('Needs a person', forPerson.map(leftLine)),
    ...(stopped ? ['It was stopped: run it again to go on.'] : []),
    dryRun
      ? `Nothing was changed; ${sum} would be purged, of ${products} products. Give --yes to do it.`
      : `${sum} purged, of ${products} products.`
  ];
  return `${lines.join('\n')}\n`;
}

function section(title: string, lines: readonly string[]): string[] {
  const more = lines.length - SHOWN;
  return lines.length === 0
    ? []
    : [
        `${title}:`,
        ...lines.slice(0, SHOWN).map(line => `  ${line}`),
        ...(more > 0 ? [`  and ${more} more, which --json has`] : [])
      ];
}

function purgedLine(image: PurgedImage): string {
  return `${placeText(image)}/${image.path} ${image.bytes} bytes`;
}

function leftLine(left: UnpurgedImage): string {
  const path = left.path === undefined ? '' : `/${left.path}`;
  return `${placeText(left)}${path} ${left.text}`;
}

function placeText({
  mainCategory,
  subCategory,
  productId
}: UnpurgedImage | PurgedImage): string {
  return `${mainCategory}/${subCategory}/${productId}`;
}
