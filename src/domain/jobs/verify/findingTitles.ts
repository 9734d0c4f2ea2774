import type { FindingKind } from './finding';

/**
 * What findings of each kind are called, many of them.
 *
 * @param __ - translates; the command line says them as they are
 */
export function findingTitles(
  __: (text: string) => string
): Readonly<Record<FindingKind, string>> {
  return {
    'name-without-object': __('Names without an object'),
    'unnamed-object': __(
      'Objects that no product names: interrupted or overwritten moves and uploads'
    ),
    'stray-object': __('Objects that are no images of a product'),
    'unknown-product': __('Products that only the bucket has'),
    'choice-without-image': __('Choices that point at no image'),
    'brought-back': __(
      'Deleted or moved images that another program listed again'
    ),
    unreadable: __('Attributes that cannot be read'),
    unstamped: __('Products that our index misses'),
    'unknown-status': __('Statuses that we do not know'),
    'unfinished-purge': __('Purges to be finished'),
    counters: __('Counters that are wrong'),
    categories: __('The list of categories is wrong')
  };
}
