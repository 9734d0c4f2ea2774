import type { CatalogueItem } from '../../catalogueItem';
import { FOLDERS } from '../../images/image';
import { PACK_ATTRIBUTE } from '../../images/pack/namedPack';
import type { ValueType } from '../../itemValues';
import { typeOfValue } from '../../itemValues';
import { own } from '../../outsideRecord';
import { UNREAD_CHOICES } from '../../board/stored/unreadChoices';

/** The documented types of a product's attributes. Other findings judge those that are left out. */
const TYPES: Readonly<Record<string, readonly ValueType[]>> = {
  created_at: ['S'],
  completed_by: ['S'],
  pass_reason: ['S'],
  category_status: ['S'],
  revision: ['N'],
  ops: ['L'],
  claim_id: ['S'],
  claimed_by: ['S'],
  claimed_until: ['N'],
  note: ['S'],
  flags: ['SET', 'L'],
  guideline: ['S'],
  format: ['N'],
  [PACK_ATTRIBUTE]: ['M'],
  [UNREAD_CHOICES]: ['L']
};

export interface WrongType {
  readonly attribute: string;
  readonly found: ValueType;
  readonly wanted: readonly ValueType[];
}

/** Attributes of another type than documented, and lists that are NULL. */
export function wrongTypes(item: CatalogueItem): readonly WrongType[] {
  const typed = Object.entries(TYPES).flatMap(([attribute, wanted]) => {
    const value = own(item, attribute);
    const found = value === undefined ? undefined : typeOfValue(value);
    return found === undefined || wanted.includes(found)
      ? []
      : [{ attribute, found, wanted }];
  });
  const nulls = [...FOLDERS, 'deleted']
    .filter(attribute => own(item, attribute) === null)
    .map((attribute): WrongType => ({
      attribute,
      found: 'NULL',
      wanted: ['L']
    }));
  return [...nulls, ...typed, ...brokenEntries(item)];
}

/** Entries of `ops` and `deleted` that are left alone because they have no meaning here. */
function brokenEntries(item: CatalogueItem): readonly WrongType[] {
  const { ops, deleted } = item;
  const odd = (
    attribute: string,
    entries: unknown,
    wanted: ValueType
  ): WrongType[] => {
    const entry = Array.isArray(entries)
      ? entries.find(one => typeOfValue(one) !== wanted)
      : undefined;
    return entry === undefined
      ? []
      : [
          {
            attribute: `${attribute}[]`,
            found: typeOfValue(entry),
            wanted: [wanted]
          }
        ];
  };
  return [...odd('ops', ops, 'S'), ...odd('deleted', deleted, 'M')];
}
