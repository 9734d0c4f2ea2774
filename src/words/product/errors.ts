import type {
  NameProblem,
  NamedThing,
  ProductErrors
} from '../../domain/errorFacts';
import type { ProductProblem } from '../../domain/product/product';
import type { Sentence, Words } from '../sentence';
import { quoted } from '../sentence';
import type { Trans } from '../trans';
import { shortened } from '../shortened';

export const productErrors: Words<ProductErrors, Sentence> = {
  'no-such-product': (trans, { subCategory, productId }) => ({
    text: trans.__(
      'Category %1 has no product %2.',
      String(subCategory),
      productId
    ),
    remedy: trans.__('Check the id, or refresh the queue.')
  }),
  'product-gone': (trans, { productId }) => ({
    text: trans.__('%1 is no longer in the table.', productId),
    remedy: trans.__('Refresh the list.')
  }),
  'product-gone-while-waiting': (trans, { productId }) => ({
    text: trans.__(
      '%1 is no longer in the table. Your change is kept.',
      productId
    ),
    remedy: trans.__(
      'Discard the change, or bring the product back and try again.'
    )
  }),
  'product-changed': (trans, { productId }) => ({
    text: trans.__('Somebody else changed %1 in the meantime.', productId),
    remedy: trans.__('Look at the product as it is now, then try again.')
  }),
  'product-held': (trans, { productId, by, self }) => ({
    text: self
      ? trans.__(
          '%1 is open in another browser of yours. Nothing was changed.',
          productId
        )
      : trans.__(
          '%2 is editing %1. Nothing was changed.',
          productId,
          shortened(by)
        ),
    remedy: trans.__('Go on with the next product, or take this one over.')
  }),
  'claim-abandoned': (trans, { productId }) => ({
    text: trans.__('You left %1 before it was claimed.', productId)
  }),
  'other-tab-busy': trans => ({
    text: trans.__(
      'Another tab of this browser works on the product and does not end.'
    ),
    remedy: trans.__('Close the other tabs of this server, then try again.')
  }),
  'browser-full': trans => ({
    text: trans.__(
      'This browser has no room to note the change, which is kept in this page alone.'
    ),
    remedy: trans.__(
      'Free space on the disk, or remove what other sites store in this browser. Then retry, before you close the page.'
    )
  }),
  'person-unknown': trans => ({
    text: trans.__(
      'The connection does not name a person. Nothing was changed.'
    ),
    remedy: trans.__(
      'Enter your name as the person of the connection under Settings, Curation.'
    )
  }),
  'name-unusable': (trans, { what, name, problem }) => ({
    text: nameSentence(what, name, problem, trans),
    remedy: trans.__('Rename it at its source, then try again.')
  }),
  'key-too-long': (trans, { key, bytes, limit }) => ({
    text: trans.__(
      'The key %1 has %2 bytes. S3 allows %3.',
      quoted(key),
      bytes,
      limit
    ),
    remedy: trans.__('Shorten the file name, then try again.')
  }),
  'not-a-pack-key': (trans, { key }) => ({
    text: trans.__(
      '%1 is not a pack of thumbnails. It was not rewritten.',
      quoted(key)
    )
  }),
  'not-a-record-key': (trans, { key }) => ({
    text: trans.__(
      '%1 is not the record of a migration. It was not rewritten.',
      quoted(key)
    )
  }),
  'counters-missing': (trans, { mainCategory, subCategory }) => ({
    text: trans.__(
      'The category %1 has no counters.',
      `${mainCategory}/${subCategory}`
    ),
    remedy: trans.__('Count its products again.')
  }),
  'product-foreign': (trans, { productId }) => ({
    text: trans.__(
      '%1 has the shape of another program (curation_status). Nothing was changed.',
      productId
    ),
    remedy: trans.__('You can look at such products, but not change them.')
  }),
  'category-uncountable': (
    trans,
    { mainCategory, subCategory, problem, products }
  ) => ({
    text: uncountableText(
      `${mainCategory}/${subCategory}`,
      problem,
      products,
      trans
    ),
    remedy: trans.__('Its counters were left as they are.')
  }),
  'categories-unreadable': trans => ({
    text: trans.__('The list of categories in the table cannot be read.'),
    remedy: trans.__(
      'Correct categories_info of the item CATEGORY_METADATA in partition 0.'
    )
  })
};

function uncountableText(
  category: string,
  problem: ProductErrors['category-uncountable']['problem'],
  products: number,
  trans: Trans
): string {
  switch (problem) {
    case 'foreign':
      return trans._n(
        '%2 cannot be counted: %1 product has the shape of another program (curation_status). It is shown and never changed.',
        '%2 cannot be counted: %1 products have the shape of another program (curation_status). They are shown and never changed.',
        products,
        category
      );
    case 'no-status':
      return trans._n(
        '%2 cannot be counted: its %1 product has no current_status.',
        '%2 cannot be counted: none of its %1 products has a current_status.',
        products,
        category
      );
    case 'no-main-category':
      return trans._n(
        '%2 cannot be counted: the %1 product of this sub category has no main_category.',
        '%2 cannot be counted: none of the %1 products of this sub category has a main_category.',
        products,
        category
      );
  }
}

/** A name that cannot be part of a key, and why. */
export function nameSentence(
  what: NamedThing,
  name: string,
  problem: NameProblem,
  trans: Trans
): string {
  const why = nameProblemText(problem, trans);
  switch (what) {
    case 'main-category':
      return trans.__(
        'The main category %1 cannot be used: %2.',
        quoted(name),
        why
      );
    case 'product-id':
      return trans.__(
        'The product id %1 cannot be used: %2.',
        quoted(name),
        why
      );
    case 'file':
      return trans.__(
        'The file name %1 cannot be used: %2.',
        quoted(name),
        why
      );
    case 'key-part':
      return trans.__(
        'A key cannot contain the part %1: %2.',
        quoted(name),
        why
      );
  }
}

/** Why a name cannot be used, to stand behind a colon. */
export function nameProblemText(problem: NameProblem, trans: Trans): string {
  switch (problem) {
    case 'empty':
      return trans.__('it is empty');
    case 'relative':
      return trans.__('it is a relative path, which a browser cannot address');
    case 'slash':
      return trans.__('it contains a slash');
    case 'control-character':
      return trans.__('it contains a control character');
    case 'not-unicode':
      return trans.__('it is not valid Unicode');
  }
}

/** What in a product's item cannot be read. */
export function productProblemText(
  problem: ProductProblem,
  trans: Trans
): string {
  switch (problem.code) {
    case 'list-broken':
      return trans.__('%1 is not a list of file names.', problem.folder);
    case 'list-type':
      return problem.found === 'set'
        ? trans.__(
            '%1 is a set. Its order is not known. The next change of its images stores a list.',
            problem.folder
          )
        : trans.__(
            '%1 has NULL entries. The next change of its images leaves them out.',
            problem.folder
          );
    case 'name-twice':
      return trans.__(
        '%1 names more than once: %2. Each is shown once, or once in each Unicode form.',
        problem.folder,
        problem.names.map(quoted).join(', ')
      );
    case 'choices-broken':
      return trans.__(
        'representative_assets cannot be read. The next completion moves it to representative_assets_unread.'
      );
    case 'choices-strange':
      return trans.__(
        'representative_assets has entries that are not images of a product: %1. The next completion moves it to representative_assets_unread as it is.',
        problem.names.map(quoted).join(', ')
      );
    case 'foreign-shape':
      return trans.__(
        'Another program stored it in a shape of its own: the status is in curation_status.'
      );
    case 'deleted-broken':
      return trans.__(
        'deleted is not a list. No image can be moved or deleted.'
      );
  }
}
