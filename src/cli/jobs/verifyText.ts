import type { RepairOutcome } from '../../app/jobs/verify/repair';
import type {
  NotJudged,
  Verification
} from '../../app/jobs/verify/verifyReport';
import type { Finding } from '../../domain/jobs/verify/finding';
import { FINDING_KINDS } from '../../domain/jobs/verify/finding';
import { findingTitles } from '../../domain/jobs/verify/findingTitles';
import type { Repair } from '../../domain/jobs/verify/repairs';

/** Lines of one kind that a person is shown; `--json` has all. */
const SHOWN = 20;

const TITLES = findingTitles(text => text);

/** What a verification found, by kind. */
export function findingsText({ findings }: Verification): string {
  const lines = FINDING_KINDS.flatMap(kind =>
    section(
      TITLES[kind],
      findings.filter(finding => finding.kind === kind).map(findingLine)
    )
  );
  return text(lines);
}

/** What `--repair` is about to do, or would. */
export function planText(plan: readonly Repair[], dryRun: boolean): string {
  return plan.length === 0
    ? 'Nothing is to be repaired.\n'
    : text(
        section(
          dryRun ? 'Would be repaired' : 'To be repaired',
          plan.map(repairLine)
        )
      );
}

/** What came of the repairs that were not done, and the sum. */
export function sumText(
  verification: Verification,
  outcomes: readonly RepairOutcome[],
  remaining: number
): string {
  const { products, objects, notJudged, leftOut, stopped } = verification;
  const left = outcomes.filter(({ done }) => !done);
  const done = outcomes.length - left.length;
  return text([
    ...section(
      'Left as they are',
      left.map(({ repair, reason }) => `${repairLine(repair)}: ${reason}`)
    ),
    ...notJudgedLines(notJudged),
    ...(leftOut > 0
      ? [
          `${counted(leftOut, 'finding')} more than are kept: repair these, then run it again.`
        ]
      : []),
    ...(stopped ? ['It was stopped: the rest was not looked at.'] : []),
    `${counted(products, 'product')} and ${counted(objects, 'object')} compared; ${counted(done, 'repair')} made, ${counted(remaining, 'finding')} left.`
  ]);
}

function notJudgedLines({ young, claimed, counters }: NotJudged): string[] {
  const lines: readonly (readonly [number, string])[] = [
    [young, `${counted(young, 'unnamed object')} younger than 7 days`],
    [
      claimed,
      `${counted(claimed, 'unnamed object')} of products that are being edited`
    ],
    [
      counters,
      `counters of ${counted(counters, 'category', 'categories')} that changed all the time`
    ]
  ];
  return lines
    .filter(([count]) => count > 0)
    .map(([, said]) => `Not judged: ${said}.`);
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function section(title: string, lines: readonly string[]): string[] {
  const more = lines.length - SHOWN;
  return lines.length === 0
    ? []
    : [
        `${title} (${lines.length}):`,
        ...lines.slice(0, SHOWN).map(line => `  ${line}`),
        ...(more > 0 ? [`  and ${more} more, which --json has`] : [])
      ];
}

function findingLine(finding: Finding): string {
  const { mainCategory, subCategory, productId, path, text: said } = finding;
  const place = [mainCategory, subCategory, productId, path]
    .filter(part => part !== undefined)
    .join('/');
  return `${place} ${said}`.trim();
}

function repairLine(repair: Repair): string {
  switch (repair.kind) {
    case 'stamp':
      return `stamp ${placeText(repair)} by its status`;
    case 'take-out':
      return `take out of the lists of ${placeText(repair)} again: ${repair.paths.join(', ')}`;
    case 'name-deleted':
      return `put on the deleted list of ${placeText(repair)}: ${repair.paths.join(', ')}`;
    case 'recount':
      return `count ${repair.mainCategory}/${repair.subCategory} again`;
    case 'categories':
      return 'bring the list of categories up to the counters';
  }
}

function placeText(place: {
  readonly mainCategory: string;
  readonly subCategory: number;
  readonly productId: string;
}): string {
  return `${place.mainCategory}/${place.subCategory}/${place.productId}`;
}

function text(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}
