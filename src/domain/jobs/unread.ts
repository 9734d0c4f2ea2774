import type { Product } from '../product/product';

/** Whether an image may be chosen although no choice that can be read names it. */
export function hasUnreadChoices({
  problems,
  unreadChoices
}: Pick<Product, 'problems' | 'unreadChoices'>): boolean {
  return (
    unreadChoices.length > 0 ||
    problems.some(
      ({ code }) => code === 'choices-broken' || code === 'choices-strange'
    )
  );
}

/** Whether it may have an image that no list names which can be read. */
export function hasUnreadLists({
  problems
}: Pick<Product, 'problems'>): boolean {
  return problems.some(({ code }) => code === 'list-broken');
}
