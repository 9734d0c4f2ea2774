import type { Reason } from '../../domain/jobs/reason';
import type { ProductAddress } from '../../domain/product/objectKey';
import { byReason } from '../../words/jobs/byReason';
import { reasonText } from '../../words/jobs/reasons';
import { PLAIN } from '../../words/trans';
import { visibleLine } from './visibleText';

/** What was left, and why. */
type Left = Partial<ProductAddress> & {
  readonly path?: string;
  readonly why: Reason | readonly Reason[];
};

/** Lines of one kind that a person is shown; `--json` has all. */
const SHOWN = 50;

/** A title with its lines indented; nothing without lines. */
export function section(
  title: string,
  lines: readonly string[],
  shown = SHOWN
): string[] {
  const more = lines.length - shown;
  return lines.length === 0
    ? []
    : [
        `${title}:`,
        ...lines.slice(0, shown).map(line => `  ${line}`),
        ...(more > 0 ? [`  and ${more} more, which --json has`] : [])
      ];
}

/** What failed, a section for each reason, with the number of its parts. */
export function failedSections(
  title: string,
  failed: readonly Left[]
): string[] {
  return byReason(failed, PLAIN).flatMap(([text, parts]) =>
    section(
      `${title} (${parts.length}). ${text.replace(/\.$/, '')}`,
      parts.map(addressText)
    )
  );
}

/** What is left to a person, then what failed, each with its reason. */
export function leftSections(
  left: readonly Left[],
  title = 'Needs a person'
): string[] {
  return [
    ...section(title, left.filter(one => !isFailure(one)).map(leftLine)),
    ...failedSections('Failed', left.filter(isFailure))
  ];
}

/** `TOP/1005/79823: It is being edited by kim.` */
export function leftLine(left: Left): string {
  return `${addressText(left)}: ${reasonText(left.why, PLAIN)}`;
}

/** Whether something was left because of an error of the service. */
function isFailure({ why }: Left): boolean {
  const [first, ...others] = [why].flat();
  return first?.code === 'error' && others.length === 0;
}

/** Each line with its end. A name with a line break in it makes no line of its own. */
export function textOf(lines: readonly string[]): string {
  return lines.map(line => `${visibleLine(line)}\n`).join('');
}

/** `TOP/1005/79823/detail/a.jpg`, as far as it is known. */
export function addressText(
  address: Partial<ProductAddress> & { readonly path?: string }
): string {
  const { mainCategory, subCategory, productId, path } = address;
  return [mainCategory, subCategory, productId, path]
    .filter(part => part !== undefined)
    .join('/');
}
