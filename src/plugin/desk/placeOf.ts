import type { DeskCommands } from '../../desk/commands/deskCommands';

/** Where the arguments of `curation:open` lead, of whatever types they are. */
export function placeOf({
  mainCategory,
  subCategory,
  status,
  productId
}: Readonly<Record<string, unknown>>): DeskCommands['open'] {
  return {
    mainCategory: textOf(mainCategory),
    subCategory: typeof subCategory === 'number' ? subCategory : undefined,
    status: textOf(status),
    productId: textOf(productId)
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
