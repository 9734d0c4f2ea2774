import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { NumberValue } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';

import type { CatalogueItem, ItemValue } from '../../../domain/catalogueItem';
import type { RawItem } from './sdkError';

/**
 * DynamoDB's numbers have 38 digits, those of JavaScript about 15. A number
 * that does not fit stays the SDK's `NumberValue`, so that a condition on an
 * attribute that was only read compares the stored number.
 */
export function numberValue(text: string): number {
  const number = Number(text);
  return digits(String(number)) === digits(text)
    ? number
    : // The domain sees an unknown map and leaves it alone.
      (NumberValue.from(text) as unknown as number);
}

/** The significant digits and the position of the decimal point, in any notation: `1e21` equals `1000000000000000000000`. */
function digits(text: string): string {
  const [, sign, whole, fraction = '', exponent = '0'] =
    /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text) ?? [];
  if (whole === undefined) {
    return text;
  }
  const significant = (whole + fraction).replace(/^0+/, '');
  if (significant.replace(/0+$/, '') === '') {
    return '0';
  }
  const point = Number(exponent) + significant.length - fraction.length;
  return `${sign === '-' ? '-' : ''}${significant.replace(/0+$/, '')}@${point}`;
}

/** The item in a refusal, which the document client does not unmarshall. */
export function readRawItem(
  item: RawItem | undefined
): CatalogueItem | undefined {
  return item === undefined || Object.keys(item).length === 0
    ? undefined
    : (withOwnNames(
        unmarshall(item as Record<string, AttributeValue>, {
          wrapNumbers: numberValue
        })
      ) as CatalogueItem);
}

/** Of the SDK's values, apart from lists and bytes. */
const PROTOTYPES: readonly unknown[] = [
  Object.prototype,
  Set.prototype,
  NumberValue.prototype
];

/**
 * The SDK's values without what they inherit. It makes the value of an attribute
 * named `__proto__` the prototype of its map, so that an item would have
 * attributes that the table does not have. The map's other names stay. A change
 * of the map is refused, because the table compares it with the stored one.
 *
 * @param value - changed in place
 */
export function withOwnNames<V>(value: V): V {
  if (
    typeof value === 'object' &&
    value !== null &&
    !ArrayBuffer.isView(value)
  ) {
    if (Array.isArray(value)) {
      value.forEach(withOwnNames);
    } else {
      if (!PROTOTYPES.includes(Object.getPrototypeOf(value))) {
        Object.setPrototypeOf(value, Object.prototype);
      }
      Object.values(value).forEach(withOwnNames);
    }
  }
  return value;
}

/**
 * A value as the SDK can write it. It takes an object for an instance of
 * whatever its field `constructor` says, and fails; a Map has no such field.
 */
export function writable(value: ItemValue): ItemValue {
  if (Array.isArray(value)) {
    return value.map(writable);
  }
  return isMap(value)
    ? (new Map(
        Object.entries(value).map(([name, field]) => [name, writable(field)])
      ) as unknown as ItemValue)
    : value;
}

function isMap(
  value: ItemValue
): value is { readonly [name: string]: ItemValue } {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype
  );
}
