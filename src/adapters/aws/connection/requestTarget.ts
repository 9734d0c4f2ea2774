import type { RequestTarget } from '../../../domain/connection/cost/requestSent';
import { PARTITION_KEY, SORT_KEY, readRawItem } from '../catalogue/items';
import type { RawItem } from '../answers/sdkError';

/** The parameters of a request, in the service's wire form. */
export type Input = Readonly<Record<string, unknown>>;

/** The object that a request of S3 names. */
export function s3Target({ Key }: Input): RequestTarget | undefined {
  return typeof Key === 'string' ? { kind: 'object', key: Key } : undefined;
}

/** The item that a request of DynamoDB names; of a transaction the first, which is the product's. */
export function tableTarget(input: Input): RequestTarget | undefined {
  const [first = {}] = actionsOf(input);
  const key = (input.Key ?? Object.values(first)[0]?.Key) as
    RawItem | undefined;
  const { [PARTITION_KEY]: subCategory, [SORT_KEY]: productId } =
    readRawItem(key) ?? {};
  return typeof subCategory === 'number' && typeof productId === 'string'
    ? { kind: 'item', key: { subCategory, productId } }
    : undefined;
}

/** The actions of a transaction, as `{ Update: { Key, … } }`; none of any other request. */
export function actionsOf({
  TransactItems: actions = []
}: Input): readonly Readonly<Record<string, Input>>[] {
  return actions as readonly Readonly<Record<string, Input>>[];
}
