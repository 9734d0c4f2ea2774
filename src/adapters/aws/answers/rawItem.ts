import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { NumberValue } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';

import type { CatalogueItem } from '../../../domain/catalogueItem';
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
    : (unmarshall(item as Record<string, AttributeValue>, {
        wrapNumbers: numberValue
      }) as CatalogueItem);
}
