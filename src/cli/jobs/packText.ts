import type { PackReport } from '../../app/jobs/pack/packReport';

/** Lines that a person is shown; `--json` has all. */
const SHOWN = 50;

/** The report of a packing for a person: what is not packed, the sum last. */
export function packText(report: PackReport): string {
  const { dryRun, stopped, products, written, bytes, current } = report;
  const { forPerson } = report;
  const more = forPerson.length - SHOWN;
  const lines = [
    ...(forPerson.length > 0 ? ['Not packed, or not with all images:'] : []),
    ...forPerson
      .slice(0, SHOWN)
      .map(
        ({ mainCategory, subCategory, productId, text }) =>
          `  ${mainCategory}/${subCategory}/${productId} ${text}`
      ),
    ...(more > 0 ? [`  and ${more} more, which --json has`] : []),
    ...(stopped ? ['It was stopped: run it again to go on.'] : []),
    dryRun
      ? `Nothing was changed; ${written} of ${products} products would be packed, ${current} have a current pack.`
      : `${written} packs (${(bytes / 1e6).toFixed(1)} MB) written for ${products} products, ${current} were current.`
  ];
  return `${lines.join('\n')}\n`;
}
