import { DEFAULT_TEAM } from '../../../../src/domain/board/teamSettings';
import { planAdded } from '../../../../src/domain/edits/plan/addImages';
import { planDelete } from '../../../../src/domain/edits/plan/deleteImages';
import { purgeCandidates } from '../../../../src/domain/jobs/purgeImages';
import { productFindings } from '../../../../src/domain/jobs/verify/productFindings';
import { unnamedFiles } from '../../../../src/domain/jobs/migrate/selectFiles';
import {
  imagePaths,
  readProduct,
  readQueueRow
} from '../../../../src/domain/product/product';
import { findingText } from '../../../../src/words/jobs/findings';
import { PLAIN } from '../../../../src/words/trans';
import type { CatalogueItem } from '../../../../src/domain/catalogueItem';
import { anAuthor, productItem } from '../../../fixtures/items';

const NFC = '앞면.jpg';
const NFD = NFC.normalize('NFD');

/** Findings as their kind and what they say. */
function found(item: CatalogueItem): string[] {
  return productFindings(readProduct(item), '').map(
    finding => `${finding.kind}: ${findingText(finding, PLAIN)}`
  );
}

describe('a name that a list has twice', () => {
  const item = productItem({ detail: ['a.jpg', 'b.jpg', 'a.jpg'], text: [] });

  it('is one image, counted alike everywhere', () => {
    const product = readProduct(item);
    expect(product.images.detail).toEqual(['a.jpg', 'b.jpg']);
    expect(imagePaths(product)).toHaveLength(3);
    expect(readQueueRow(item).imageCount).toBe(3);
    expect(product.problems).toEqual([
      { code: 'name-twice', folder: 'detail', names: ['a.jpg'] }
    ]);
  });

  it('is curated, and nothing else is lost', () => {
    const product = readProduct(item);
    const deleted = planDelete(
      product,
      ['detail/a.jpg'],
      DEFAULT_TEAM,
      anAuthor()
    );
    expect(deleted.set.detail).toEqual(['b.jpg']);
    expect(deleted.set.deleted).toHaveLength(1);
    expect(deleted.expect.detail).toEqual(item.detail);
    const added = planAdded(product, 'detail', ['detail/c.jpg'], anAuthor());
    expect(added.set.detail).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
  });

  it('is found by verify, also in two Unicode forms, which are two images', () => {
    expect(found(item)).toEqual([
      'listed-twice: detail names more than once: "a.jpg". Each is shown once, or once in each Unicode form.'
    ]);
    const forms = productItem({ detail: [NFC, NFD] });
    expect(readProduct(forms).images.detail).toEqual([NFC, NFD]);
    expect(found(forms)).toHaveLength(1);
  });

  it('does not keep deleted images from being purged', () => {
    const deleted = [
      {
        folder: 'detail',
        filename: 'old.jpg',
        at: '2024-01-01T00:00:00.000Z',
        by: 'kim',
        op: 'x'
      }
    ];
    const product = readProduct({ ...item, deleted });
    expect(
      purgeCandidates(product, '', Date.now(), Date.now()).candidates
    ).toHaveLength(1);
  });
});

describe('sets and NULLs in place of lists', () => {
  const { text: _, ...rest } = productItem({
    detail: new Set(['10.jpg', '2.jpg']),
    summary: null,
    segment: ['s.png', null]
  });

  it('are read, counted and curated', () => {
    const product = readProduct(rest);
    expect(product.images).toEqual({
      detail: ['2.jpg', '10.jpg'],
      summary: [],
      segment: ['s.png'],
      text: []
    });
    expect(product.unreadable).toEqual([]);
    expect(readQueueRow(rest).imageCount).toBe(3);
    const { set, expect: condition } = planDelete(
      product,
      ['detail/2.jpg', 'segment/s.png'],
      DEFAULT_TEAM,
      anAuthor()
    );
    expect(set).toMatchObject({ detail: ['10.jpg'], segment: [] });
    expect(condition).toMatchObject({
      detail: rest.detail,
      segment: rest.segment
    });
  });

  it('are found by verify', () => {
    expect(found(rest)).toEqual([
      'wrong-type: detail is a set. Its order is not known. The next change of its images stores a list.',
      'wrong-type: segment has NULL entries. The next change of its images leaves them out.',
      'wrong-type: summary has the type NULL. It should be L.'
    ]);
  });

  it('that hold more than names show the names and are never written', () => {
    const product = readProduct(productItem({ detail: ['a.jpg', 7] }));
    expect(product.images.detail).toEqual(['a.jpg']);
    expect(product.unreadable).toEqual(['detail']);
    expect(() =>
      planDelete(product, ['detail/a.jpg'], DEFAULT_TEAM, anAuthor())
    ).toThrow('list-unreadable');
  });
});

describe('attributes of ours', () => {
  it('are found by verify if they have another type', () => {
    const item = productItem({
      revision: '3',
      ops: ['x', 4],
      deleted: [null],
      note: 7,
      flags: 'blurred',
      claim_id: null,
      guideline: new Set(['1'])
    });
    expect(found(item)).toEqual([
      'wrong-type: revision has the type S. It should be N.',
      'wrong-type: claim_id has the type NULL. It should be S.',
      'wrong-type: note has the type N. It should be S.',
      'wrong-type: flags has the type S. It should be SET or L.',
      'wrong-type: guideline has the type SET. It should be S.',
      'wrong-type: ops[] has the type N. It should be S.',
      'wrong-type: deleted[] has the type NULL. It should be M.'
    ]);
    expect(found(productItem({ revision: 3, flags: ['a'] }))).toEqual([]);
  });
});

describe('names in another Unicode form', () => {
  it('are chosen as the list has them', () => {
    const product = readProduct(
      productItem({
        detail: [NFD],
        representative_assets: JSON.stringify({ model: `detail/${NFC}` })
      })
    );
    expect(product.choices).toEqual({ model: [`detail/${NFD}`] });
    expect(found(product.item)).toEqual([]);
  });

  it('of local files are names that the catalogue has', () => {
    const product = readProduct(productItem({ detail: [NFC] }));
    expect(unnamedFiles(product, [`detail/${NFD}`, 'detail/new.jpg'])).toEqual([
      'detail/new.jpg'
    ]);
  });
});
