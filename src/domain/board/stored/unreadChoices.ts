import type { CatalogueItem, ItemValue } from '../../catalogueItem';
import { foldName } from '../../sameName';
import { decodeChoices } from './readChoices';

/** The attribute with choices of other programs that could not be read and were replaced, oldest first. */
export const UNREAD_CHOICES = 'representative_assets_unread';

/** Characters of a value that are shown. */
const SHOWN = 400;

/** What an item keeps of choices that could not be read, as texts to show. They may be cut. */
export function unreadChoices(item: CatalogueItem): readonly string[] {
  return keptValues(item)
    .map(textOf)
    .map(text => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text));
}

/**
 * Whether a file may be chosen by a value that cannot be read: its name stands
 * somewhere in what is kept, or in stored choices that say more than is read.
 */
export function mayBeUnreadChoice(
  { item }: { readonly item: CatalogueItem },
  filename: string
): boolean {
  const name = foldName(filename);
  const { representative_assets: stored } = item;
  const { problem, saysMore, details } = decodeChoices(stored);
  const isAllRead = !problem && !saysMore && !details;
  return [...keptValues(item), ...(isAllRead ? [] : [stored])]
    .flatMap(textsIn)
    .some(text => foldName(text).includes(name));
}

/** All texts in a value. A JSON text may have its characters escaped. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') {
    const inner = parsed(value);
    return typeof inner === 'object' && inner !== null
      ? textsIn(inner)
      : [value];
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return value instanceof Set
    ? [...value].flatMap(textsIn)
    : Object.entries(value).flatMap(([name, part]) => [name, ...textsIn(part)]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function keptValues(item: CatalogueItem): readonly ItemValue[] {
  const { [UNREAD_CHOICES]: kept } = item;
  return kept === undefined || kept === null
    ? []
    : Array.isArray(kept)
      ? kept
      : [kept];
}

function textOf(value: ItemValue): string {
  return typeof value === 'string'
    ? value
    : JSON.stringify(value, (_name, part: unknown) =>
        part instanceof Set ? [...part] : part
      );
}
