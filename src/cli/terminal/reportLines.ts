import type { Reason } from '../../domain/jobs/reason';
import type { ProductAddress } from '../../domain/product/objectKey';
import { byReason } from '../../words/jobs/byReason';
import { PLAIN } from '../../words/trans';
import { visibleLine } from './visibleText';

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
  failed: readonly (Partial<ProductAddress> & {
    readonly why: Reason | readonly Reason[];
  })[]
): string[] {
  return byReason(failed, PLAIN).flatMap(([text, parts]) =>
    section(
      `${title} (${parts.length}). ${text.replace(/\.$/, '')}`,
      parts.map(addressText)
    )
  );
}

/** Whether something was left because of an error of the service. */
export function isFailure({
  why
}: {
  readonly why: Reason | readonly Reason[];
}): boolean {
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
