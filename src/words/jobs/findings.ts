import type {
  Deletion,
  Finding,
  FindingFacts,
  FindingKind,
  ObjectsSum
} from '../../domain/jobs/verify/finding';
import type { StatusCounts } from '../../domain/product/status';
import { errorText } from '../errors';
import { formatBytes, formatUtc } from '../format';
import {
  nameProblemText,
  nameSentence,
  productProblemText
} from '../product/errors';
import type { Words } from '../sentence';
import { quoted, told } from '../sentence';
import type { Trans } from '../trans';
import { shortened } from '../shortened';

/** What findings of a kind are called, many of them. */
export function findingTitle(kind: FindingKind, trans: Trans): string {
  switch (kind) {
    case 'name-without-object':
      return trans.__('Names without an object');
    case 'unnamed-object':
      return trans.__(
        'Objects that no product names: interrupted or overwritten moves and uploads'
      );
    case 'stray-object':
      return trans.__('Objects that are not images of a product');
    case 'unknown-product':
      return trans.__('Products that exist only in the bucket');
    case 'choice-without-image':
      return trans.__('Choices that point at no image');
    case 'brought-back':
      return trans.__(
        'Deleted or moved images that another program listed again'
      );
    case 'unreadable':
      return trans.__('Attributes that cannot be read');
    case 'listed-twice':
      return trans.__('Images that a list names more than once');
    case 'wrong-type':
      return trans.__('Attributes of another type than documented');
    case 'unstamped':
      return trans.__('Products that the index of the desk lacks');
    case 'unknown-status':
      return trans.__('Unknown statuses');
    case 'unfinished-purge':
      return trans.__('Unfinished purges');
    case 'foreign-pack':
      return trans.__('Packs of thumbnails that somebody else wrote');
    case 'counters':
      return trans.__('Wrong counters');
    case 'categories':
      return trans.__('The list of categories is wrong');
  }
}

/** What exactly was found, in one or two sentences; where it was found stands before. */
export function findingText(
  { detail, maybeMissing = false }: Pick<Finding, 'detail' | 'maybeMissing'>,
  trans: Trans
): string {
  const text = told(DETAILS, trans, detail);
  return maybeMissing
    ? trans.__('%1 It may be the image that this product lacks.', text)
    : text;
}

const DETAILS: Words<FindingFacts, string> = {
  'no-object': trans => trans.__('It is listed but has no object.'),
  'no-object-since-move': (trans, { from }) =>
    trans.__(
      'It is listed but has no object. It was moved from %1, which can be restored.',
      from
    ),
  unnamed: trans => trans.__('It is in the bucket, but no product names it.'),
  'unnamed-copy': (trans, { original }) =>
    trans.__(
      'It is in the bucket, but no product names it. It may be the copy of an interrupted move of %1.',
      original
    ),
  'unlisted-copy': (trans, { from, deletion, listedAgain }) => {
    const { who, day } = authorOf(deletion, trans);
    return listedAgain
      ? trans.__(
          'It is in the bucket, but no product names it. It was moved here from %1 by %2 on %3, and another program listed %1 again instead.',
          from,
          who,
          day
        )
      : trans.__(
          'It is in the bucket, but no product names it. It was moved here from %1 by %2 on %3, and another program took it out of its list.',
          from,
          who,
          day
        );
  },
  'not-an-image': trans => trans.__('It is not an image of a product.'),
  'beside-categories': trans =>
    trans.__('It is beside the categories and belongs to none of them.'),
  'beside-products': trans =>
    trans.__('It is beside the products and belongs to none of them.'),
  'not-a-sub-category': (trans, sum) =>
    trans.__(
      'It holds %1, but its name is not a sub category.',
      objectsText(sum, trans)
    ),
  'folder-name': (trans, { problem }) =>
    trans.__(
      'It is a folder of the bucket whose name cannot be used: %1.',
      nameProblemText(problem, trans)
    ),
  'not-in-table': (trans, sum) =>
    trans.__(
      'It holds %1, but the table does not have the product.',
      objectsText(sum, trans)
    ),
  'elsewhere-in-table': (trans, { main, ...sum }) =>
    trans.__(
      'It holds %1, but the table has the product under %2.',
      objectsText(sum, trans),
      quoted(main)
    ),
  'folder-other-form': (trans, { named, ...sum }) =>
    trans.__(
      'It holds %1. The table has the product as %2, which looks the same and has another Unicode form, so that the desk does not find them.',
      objectsText(sum, trans),
      quoted(named)
    ),
  'choice-not-listed': trans => trans.__('It is chosen, but no list names it.'),
  'brought-back': (trans, { deletion, blockedBy }) => {
    const what = deletionText(deletion, trans);
    switch (blockedBy) {
      case 'choice':
        return trans.__(
          '%1 Another program listed it again, and it is chosen for a slot.',
          what
        );
      case 'copy':
        return trans.__(
          '%1 Another program listed it again. Its copy is not listed and may be what is missing.',
          what
        );
      case undefined:
        return trans.__('%1 Another program listed it again.', what);
    }
  },
  'product-problem': (trans, { problem }) => productProblemText(problem, trans),
  'attribute-type': (trans, { attribute, found, wanted }) =>
    trans.__(
      '%1 has the type %2. It should be %3.',
      attribute,
      found,
      wanted.join(trans.__(' or '))
    ),
  'other-form': (trans, { there }) =>
    trans.__(
      'It is listed but has no object. The bucket has %1, which looks the same and has another Unicode form.',
      quoted(there)
    ),
  'name-problem': (trans, { what, name, problem }) =>
    nameSentence(what, name, problem, trans),
  error: (trans, { error }) => errorText(error, trans),
  'no-date': trans =>
    trans.__('It has no last_updated_at. No index has the product.'),
  'no-stamp': (trans, { status }) =>
    trans.__(
      'It is %1 but has no category_status. The index of the desk lacks the product.',
      status
    ),
  'other-stamp': (trans, { stamp, status }) =>
    trans.__('It is %1 but has the category_status %2.', status, quoted(stamp)),
  'no-status': trans => trans.__('It has no status. No index has the product.'),
  'unknown-status': (trans, { status }) =>
    trans.__('It has the status %1.', quoted(status)),
  'purge-unfinished': (trans, { at }) =>
    trans.__(
      'It was marked as purged on %1 but is still there. The next purge removes it.',
      formatUtc(at, trans)
    ),
  'pack-foreign': trans =>
    trans.__(
      'It is not the pack that the product names, and is not used. Run pack to write it again.'
    ),
  'counters-wrong': (trans, { stored, counts }) => {
    const right = countsText(counts, trans);
    switch (stored) {
      case 'none':
        return trans.__('It has no counters. The products are: %1.', right);
      case 'broken':
        return trans.__(
          'Its counters are not numbers. The products are: %1.',
          right
        );
      default:
        return trans.__(
          'It counts: %1. The products are: %2.',
          countsText(stored, trans),
          right
        );
    }
  },
  'categories-wrong': (trans, { wrong, more }) => {
    if (wrong.length === 0) {
      return trans.__('Its sum is wrong.');
    }
    const lines = wrong.map(
      ({ mainCategory, subCategory, products, listed }) => {
        const category = `${mainCategory}/${subCategory}`;
        switch (listed) {
          case 'missing':
            return trans._n(
              '%2 has %1 product and is not listed',
              '%2 has %1 products and is not listed',
              products,
              category
            );
          case 'uncounted':
            return trans._n(
              '%2 has %1 product and is listed without a number',
              '%2 has %1 products and is listed without a number',
              products,
              category
            );
          default:
            return trans._n(
              '%2 has %1 product, not %3',
              '%2 has %1 products, not %3',
              products,
              category,
              listed
            );
        }
      }
    );
    const others = more > 0 ? [trans._n('%1 more', '%1 more', more)] : [];
    return `${[...lines, ...others].join('; ')}.`;
  }
};

/** `It was deleted by Kim on Nov 22, 2026, 10:31 UTC.` */
function deletionText(deletion: Deletion, trans: Trans): string {
  const { who, day } = authorOf(deletion, trans);
  const { movedTo } = deletion;
  return movedTo === undefined
    ? trans.__('It was deleted by %1 on %2.', who, day)
    : trans.__('It was moved to %1 by %2 on %3.', movedTo, who, day);
}

function authorOf(
  { by, at }: Deletion,
  trans: Trans
): { readonly who: string; readonly day: string } {
  return {
    who: by === '' ? trans.__('somebody') : shortened(by),
    day: at === '' ? trans.__('an unknown day') : formatUtc(at, trans)
  };
}

/** `2 objects (412 bytes)` */
function objectsText({ objects, bytes }: ObjectsSum, trans: Trans): string {
  return trans._n(
    '%1 object (%2)',
    '%1 objects (%2)',
    objects,
    formatBytes(bytes, trans)
  );
}

function countsText(counts: StatusCounts, trans: Trans): string {
  const { pending, completed, pass, total } = counts;
  return trans.__(
    '%1 pending, %2 completed, %3 on hold, %4 in all',
    pending,
    completed,
    pass,
    total
  );
}
