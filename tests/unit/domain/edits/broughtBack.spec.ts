/** @jest-environment node */
import { broughtBack } from '../../../../src/domain/edits/broughtBack';
import type { CatalogueItem } from '../../../../src/domain/catalogueItem';
import { changedItem } from '../../../../src/domain/edits/plan/itemChange';
import { planTakeOutAgain } from '../../../../src/domain/jobs/verify/repairPlans';
import { readProduct } from '../../../../src/domain/product/product';
import type { Product } from '../../../../src/domain/product/product';
import { anAuthor, productItem } from '../../../fixtures/items';
import { thrownText } from '../../../support/english';
import { productFindings } from '../../../../src/domain/jobs/verify/productFindings';
import { findingText } from '../../../../src/words/jobs/findings';
import { PLAIN } from '../../../../src/words/trans';

const AT = '2026-11-01T10:00:00.000Z';
const was = (path: string, more: CatalogueItem = {}): CatalogueItem => {
  const [folder, filename] = path.split('/');
  return { folder, filename, at: AT, by: 'Lee', op: 'op1', ...more };
};

/** `a.jpg` and `b.jpg` in detail, `t.jpg` in text, and these in `deleted`. */
function aProduct(
  deleted: readonly CatalogueItem[],
  more: CatalogueItem = {}
): Product {
  return readProduct(
    productItem({
      detail: ['a.jpg', 'b.jpg'],
      summary: [],
      text: ['t.jpg'],
      deleted: [...deleted],
      ...more
    })
  );
}

const briefly = (product: Product): unknown =>
  broughtBack(product).map(({ path, blockedBy }) => [path, blockedBy]);

describe('images that another program brought back', () => {
  it('are the deleted and moved images that are listed again', () => {
    const product = aProduct([
      was('detail/a.jpg'),
      was('detail/b.jpg', { moved_to: 'text/t.jpg' }),
      was('detail/gone.jpg'),
      was('elsewhere/t.jpg')
    ]);
    expect(briefly(product)).toEqual([
      ['detail/a.jpg', undefined],
      ['detail/b.jpg', undefined]
    ]);
    const texts = productFindings(product, '').map(finding =>
      findingText(finding, PLAIN)
    );
    expect(texts).toEqual([
      'It was deleted by Lee on Nov 1, 2026, 10:00 UTC. Another program listed it again.',
      'It was moved to text/t.jpg by Lee on Nov 1, 2026, 10:00 UTC. Another program listed it again.'
    ]);
  });

  it('do not include purged images, whose names have no object', () => {
    expect(
      broughtBack(aProduct([was('detail/a.jpg', { purged_at: AT })]))
    ).toEqual([]);
  });

  it('are reported once each, with the last deletion or move', () => {
    const product = aProduct([
      was('detail/a.jpg', { moved_to: 'text/t.jpg' }),
      was('detail/a.jpg', { by: 'Kim' })
    ]);
    expect(broughtBack(product)).toMatchObject([
      { path: 'detail/a.jpg', by: 'Kim', movedTo: undefined }
    ]);
  });

  it('need a person’s decision if they are chosen for a slot', () => {
    const representative_assets = JSON.stringify({ model: 'detail/a.jpg' });
    expect(
      briefly(aProduct([was('detail/a.jpg')], { representative_assets }))
    ).toEqual([['detail/a.jpg', 'choice']]);
  });

  it('need a person’s decision if the copy of the move is in no list', () => {
    const moved = was('detail/a.jpg', { moved_to: 'text/a.jpg' });
    const again = was('text/a.jpg', { moved_to: 'segment/a.jpg' });
    expect(briefly(aProduct([moved]))).toEqual([['detail/a.jpg', 'copy']]);
    expect(
      briefly(aProduct([was('detail/a.jpg', { moved_to: 'nowhere' })]))
    ).toEqual([['detail/a.jpg', 'copy']]);
    // The copy was moved again, and the new copy is in no list either.
    expect(briefly(aProduct([moved, again]))).toEqual([
      ['detail/a.jpg', 'copy']
    ]);
    expect(briefly(aProduct([moved, again], { segment: ['a.jpg'] }))).toEqual([
      ['detail/a.jpg', undefined]
    ]);
    // The copy was deleted on purpose.
    expect(briefly(aProduct([moved, was('text/a.jpg')]))).toEqual([
      ['detail/a.jpg', undefined]
    ]);
  });

  it('need a person’s decision if the moves form a circle', () => {
    expect(
      briefly(
        aProduct([
          was('detail/a.jpg', { moved_to: 'text/a.jpg' }),
          was('text/a.jpg', { moved_to: 'detail/a.jpg' })
        ])
      )
    ).toEqual([['detail/a.jpg', 'copy']]);
    expect(
      briefly(
        aProduct([
          was('detail/a.jpg', { moved_to: 'text/a.jpg' }),
          was('text/a.jpg', { moved_to: 'text/b.jpg' }),
          was('text/b.jpg', { moved_to: 'text/a.jpg' })
        ])
      )
    ).toEqual([['detail/a.jpg', 'copy']]);
  });
});

describe('taking out an image that was brought back', () => {
  const author = anAuthor();

  it('removes the name from its list and destroys nothing', () => {
    const entry = was('detail/b.jpg', { moved_to: 'text/t.jpg' });
    const product = aProduct([entry, was('detail/a.jpg')], {
      current_status: 'COMPLETED'
    });
    const change = planTakeOutAgain(product, ['detail/b.jpg'], author, [
      'claimed_until'
    ]);
    const after = changedItem(product.item, change);
    expect(after).toMatchObject({
      detail: ['a.jpg'],
      text: ['t.jpg'],
      current_status: 'COMPLETED',
      deleted: [
        entry,
        was('detail/a.jpg'),
        {
          folder: 'detail',
          filename: 'b.jpg',
          moved_to: 'text/t.jpg',
          at: '2026-11-22T10:00:00.000Z',
          by: author.by,
          op: author.opId
        }
      ]
    });
    expect(Object.keys(change.expect).sort()).toEqual([
      'claimed_until',
      'current_status',
      'deleted',
      'detail',
      'main_category',
      'ops',
      'representative_assets',
      'revision'
    ]);
    expect(broughtBack(readProduct(after)).map(({ path }) => path)).toEqual([
      'detail/a.jpg'
    ]);
  });

  it('refuses an image that was not brought back or needs a person’s decision', () => {
    const plan = (product: Product): unknown =>
      planTakeOutAgain(product, ['detail/a.jpg'], author);
    expect(thrownText(() => plan(aProduct([])))).toMatch(/not an image that/);
    expect(
      thrownText(() =>
        plan(
          aProduct([was('detail/a.jpg')], {
            representative_assets: '{"model":"detail/a.jpg"}'
          })
        )
      )
    ).toMatch(/it is chosen for a slot/);
    expect(
      thrownText(() =>
        plan(aProduct([was('detail/a.jpg', { moved_to: 'text/a.jpg' })]))
      )
    ).toMatch(/its copy is not listed/);
  });
});
