import { checkMusts, hasMust } from '../../board/checks';
import type { Choices } from '../../board/choices';
import type { ChoicesRules } from '../../board/stored/choicesFormat';
import { Invalid } from '../../errors';
import { FOLDERS } from '../../images/image';
import type { Product } from '../../product/product';
import { statusMove } from '../../product/status';
import { nextTimestamp } from '../../product/timestamp';
import { checkAddress } from './editable';
import type { Author, ItemChange } from './itemChange';
import { productChange } from './itemChange';
import { CHOICES_READS, replacedChoices } from './storedChoices';
import { checkLength } from './textLength';
import type { Category } from '../../catalogueItem';
import type { CountersDelta } from '../../product/status';

/** Attributes that a change removes to release the claim. */
const CLAIM = ['claim_id', 'claimed_by', 'claimed_until'];

/**
 * Completes a product with these choices.
 *
 * @param guideline - the version of the page by which they were made
 * @throws Invalid if a must is open, as far as the item tells, or if its images
 * have no keys
 */
export function planComplete(
  product: Product,
  choices: Choices,
  rules: ChoicesRules,
  author: Author,
  guideline?: string
): StatusChange {
  checkAddress(product);
  const check = checkMusts(product, choices, rules.slots, () => false).find(
    hasMust
  );
  if (check) {
    const { productId } = product;
    throw new Invalid('check-failed', { productId, check });
  }
  const at = nextTimestamp(author.now, product.lastUpdatedAt);
  return {
    category: product,
    counters: statusMove(product.status, 'COMPLETED'),
    change: productChange(product, author, {
      reads: ['current_status', ...CHOICES_READS, ...FOLDERS],
      set: {
        current_status: 'COMPLETED',
        ...replacedChoices(product, choices, rules, {
          status: 'COMPLETED',
          at
        }),
        completed_by: author.by,
        ...(guideline === undefined ? {} : { guideline })
      },
      remove: [
        'pass_reason',
        // It is from an earlier completion, and the team has no guideline now.
        ...(guideline === undefined ? ['guideline'] : []),
        ...CLAIM
      ]
    })
  };
}

/**
 * Puts a product on hold.
 *
 * @throws Invalid without a reason, or without a main category; TooLarge for a
 * reason that is too long
 */
export function planHold(
  product: Product,
  reason: string,
  author: Author
): StatusChange {
  checkAddress(product);
  const text = reason.trim();
  if (text === '') {
    throw new Invalid('hold-without-reason', { productId: product.productId });
  }
  checkLength(product, text);
  return {
    category: product,
    counters: statusMove(product.status, 'PASS'),
    change: productChange(product, author, {
      reads: ['current_status', 'representative_assets'],
      set: { current_status: 'PASS', pass_reason: text },
      remove: ['completed_by', ...CLAIM]
    })
  };
}

/**
 * Makes a completed or held product pending again. Its choices stay as a start.
 *
 * @throws Invalid without a main category
 */
export function planReopen(product: Product, author: Author): StatusChange {
  checkAddress(product);
  return {
    category: product,
    counters: statusMove(product.status, 'PENDING'),
    change: productChange(product, author, {
      reads: ['current_status', 'representative_assets'],
      set: { current_status: 'PENDING' },
      remove: ['completed_by', 'pass_reason']
    })
  };
}

/** A change of a product's status together with its category's counters: one transaction. */
export interface StatusChange {
  readonly change: ItemChange;
  readonly category: Category;
  readonly counters: CountersDelta;
}
