import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { NumberValue } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';

import type { CatalogueItem } from '../../../domain/catalogueItem';
import type { RawItem } from './sdkError';

/**
 * DynamoDB's numbers have 38 digits, ours 15 or so. One that does not fit is
 * kept as the SDK's `NumberValue`, so that a condition on an attribute that we
 * only read compares what is there, and not what we made of it.
 */
export function numberValue(text: string): number {
  const number = Number(text);
  return digits(String(number)) === digits(text)
    ? number
    : // The domain takes it for a map that it does not know, and leaves it.
      (NumberValue.from(text) as unknown as number);
}

/** Significant digits with the decimal point's place, whatever the notation: `1e21` is `1000000000000000000000`. */
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

/**
 * The item that a refusal carries. The document client leaves it as it came,
 * unlike every item of an answer.
 */
export function readRawItem(
  item: RawItem | undefined
): CatalogueItem | undefined {
  return item === undefined || Object.keys(item).length === 0
    ? undefined
    : (unmarshall(item as Record<string, AttributeValue>, {
        wrapNumbers: numberValue
      }) as CatalogueItem);
}
