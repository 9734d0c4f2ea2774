import type { ItemKey } from '../../catalogueItem';
import { NO_CATEGORY } from '../../catalogueItem';
import { readSubCategoryName } from '../../product/names';
import type { Usage } from './usage';

/** The object or item that one request was about. */
export type RequestTarget =
  | { readonly kind: 'object'; readonly key: string }
  | { readonly kind: 'item'; readonly key: ItemKey };

/** One request that was sent, whether it was answered or not. */
export interface RequestSent {
  readonly usage: Usage;
  /** Undefined for pages, lists and settings. */
  readonly target: RequestTarget | undefined;
}

/**
 * The product that a request was about: by its item, or by the key of one of
 * its objects.
 *
 * @param prefix - of the connection, empty or ending in `/`
 * @returns undefined for requests that belong to no product, such as pages of
 * the queue and counters
 */
export function productNamed(
  target: RequestTarget | undefined,
  prefix: string
): ItemKey | undefined {
  switch (target?.kind) {
    case 'item':
      return target.key.subCategory === NO_CATEGORY ? undefined : target.key;
    case 'object':
      return target.key.startsWith(prefix)
        ? productOfKey(target.key.slice(prefix.length))
        : undefined;
    case undefined:
      return undefined;
  }
}

/** `TOP/1005/79823/detail/a.jpg` belongs to `79823` in 1005. */
function productOfKey(key: string): ItemKey | undefined {
  const [, sub = '', productId = '', ...rest] = key.split('/');
  const subCategory = readSubCategoryName(sub);
  return subCategory === undefined || productId === '' || rest.length === 0
    ? undefined
    : { subCategory, productId };
}
