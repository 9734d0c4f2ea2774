import {
  ChangeRefused,
  Conflict,
  Invalid
} from '../../../../src/domain/errors';
import { DEFAULT_TEAM } from '../../../../src/domain/board/teamSettings';
import { readProduct } from '../../../../src/domain/product/product';
import {
  planComplete,
  planHold,
  planReopen
} from '../../../../src/domain/edits/plan/changeStatus';
import { planAnnotate } from '../../../../src/domain/edits/plan/annotate';
import type { CatalogueItem } from '../../../../src/domain/catalogueItem';
import { planDelete } from '../../../../src/domain/edits/plan/deleteImages';
import {
  changedItem,
  productChange
} from '../../../../src/domain/edits/plan/itemChange';
import {
  nameMoves,
  planReclassify
} from '../../../../src/domain/edits/plan/reclassify';
import { planRestore } from '../../../../src/domain/edits/plan/restoreImages';
import {
  addedBy,
  planAdded,
  planNames
} from '../../../../src/domain/edits/plan/addImages';
import { anAuthor, productItem } from '../../../fixtures/items';
import { thrownText } from '../../../support/english';

const author = anAuthor();

describe('every change', () => {
  it('expects the revision that was read, raises it, and adds its own id', () => {
    const product = readProduct(productItem({ revision: 4, ops: ['a', 'b'] }));
    const change = productChange(product, author, { reads: [], set: {} });
    expect(change.expect).toMatchObject({ revision: 4 });
    expect(change.set).toMatchObject({
      revision: 5,
      ops: ['a', 'b', author.opId],
      last_updated_at: '2026-11-22T10:00:00.000Z'
    });
  });

  it('treats a missing revision as 0, and expects it to be still missing', () => {
    const change = productChange(readProduct(productItem()), author, {
      reads: [],
      set: {}
    });
    expect('revision' in change.expect).toBe(true);
    expect(change.expect.revision).toBeUndefined();
    expect(change.set.revision).toBe(1);
  });

  it('never sets last_updated_at to an earlier time', () => {
    const ahead = readProduct(
      productItem({ last_updated_at: '2027-01-01T00:00:00.000Z' })
    );
    const change = productChange(ahead, author, { reads: [], set: {} });
    expect(change.set.last_updated_at).toBe('2027-01-01T00:00:00.001Z');
  });

  it('keeps the last 16 ids', () => {
    const ops = Array.from({ length: 16 }, (_, i) => `op${i}`);
    const change = productChange(readProduct(productItem({ ops })), author, {
      reads: [],
      set: {}
    });
    expect(change.set.ops).toEqual([...ops.slice(1), author.opId]);
  });

  it('is refused before it is sent if the item would be too large', () => {
    const names = Array.from(
      { length: 5000 },
      (_, i) => `${i}${'x'.repeat(90)}`
    );
    const product = readProduct(productItem({ detail: names }));
    expect(
      thrownText(() => productChange(product, author, { reads: [], set: {} }))
    ).toMatch(/DynamoDB allows 400 KB/);
  });

  it('says what makes room if an item is full, and what makes it smaller is possible', () => {
    const full = (patch: CatalogueItem): (() => unknown) => {
      const product = readProduct(productItem(patch));
      return () =>
        productChange(product, author, { reads: [], set: { note: 'x' } });
    };
    const long = 'x'.repeat(400_000);
    expect(thrownText(full({ their_own: long }))).toMatch(/other programs/);
    expect(thrownText(full({ detail: [long] }))).toMatch(
      /Divide the images among several products/
    );
    const product = readProduct(productItem({ their_own: long, note: long }));
    const { remove } = productChange(product, author, {
      reads: [],
      set: {},
      remove: ['note']
    });
    expect(remove).toEqual(['note']);
  });

  it('is refused for a note or a reason that is too long', () => {
    const product = readProduct(productItem());
    const text = 'x'.repeat(4001);
    expect(
      thrownText(() =>
        planAnnotate(
          product,
          { note: text, flagged: [], unflagged: [] },
          author
        )
      )
    ).toMatch(/4,001 characters. At most 4,000/);
    expect(thrownText(() => planHold(product, text, author))).toMatch(/4,001/);
  });

  it('leaves unknown attributes alone', () => {
    const item = productItem({ recommendation_order: 7 });
    const change = planDelete(
      readProduct(item),
      ['detail/image_002.jpg'],
      DEFAULT_TEAM,
      author
    );
    expect(changedItem(item, change)).toMatchObject({
      recommendation_order: 7
    });
    expect(Object.keys(change.set)).not.toContain('recommendation_order');
  });
});

describe('delete', () => {
  it('takes names out of their lists, records them, and corrects stored choices', () => {
    const item = productItem({
      representative_assets:
        '{"model":"detail/image_001.jpg","front":"detail/image_002.jpg","color_variant":[]}'
    });
    const change = planDelete(
      readProduct(item),
      ['detail/image_002.jpg'],
      DEFAULT_TEAM,
      author
    );
    expect(change.set).toMatchObject({
      detail: ['image_001.jpg', 'image_003.jpg'],
      deleted: [
        {
          folder: 'detail',
          filename: 'image_002.jpg',
          by: 'curator-7',
          op: author.opId
        }
      ]
    });
    expect(JSON.parse(String(change.set.representative_assets))).toEqual({
      model: 'detail/image_001.jpg',
      color_variant: []
    });
    expect(change.expect).toMatchObject({
      detail: ['image_001.jpg', 'image_002.jpg', 'image_003.jpg'],
      current_status: 'PENDING',
      representative_assets: item.representative_assets
    });
  });

  it('is refused for a completed product and for an image that is gone', () => {
    const completed = readProduct(productItem({ current_status: 'COMPLETED' }));
    expect(() =>
      planDelete(completed, ['detail/image_001.jpg'], DEFAULT_TEAM, author)
    ).toThrow(Conflict);
    expect(
      thrownText(() =>
        planDelete(
          readProduct(productItem()),
          ['detail/other.jpg'],
          DEFAULT_TEAM,
          author
        )
      )
    ).toMatch(/no longer an image of/);
  });

  it('never writes a list that it could not read', () => {
    const product = readProduct(productItem({ text: 'text_info.jpg' }));
    expect(product.problems).toEqual([{ code: 'list-broken', folder: 'text' }]);
    expect(() =>
      planReclassify(
        product,
        nameMoves(product, ['detail/image_001.jpg'], 'text', '', author.opId),
        'text',
        '',
        DEFAULT_TEAM,
        author
      )
    ).toThrow(Invalid);
  });
});

describe('reclassify', () => {
  const product = readProduct(
    productItem({ representative_assets: '{"back":"detail/image_003.jpg"}' })
  );

  it('copies first, then moves the names in one change', () => {
    const plan = planReclassify(
      product,
      nameMoves(
        product,
        [
          'detail/image_003.jpg',
          'summary/summary_01.jpg',
          'text/text_info.jpg'
        ],
        'text',
        '',
        author.opId
      ),
      'text',
      'shop/',
      DEFAULT_TEAM,
      author
    );
    expect(plan.moves).toEqual([
      {
        from: 'detail/image_003.jpg',
        to: 'text/image_003.jpg',
        fromKey: 'shop/TOP/1005/79823/detail/image_003.jpg',
        toKey: 'shop/TOP/1005/79823/text/image_003.jpg'
      },
      {
        from: 'summary/summary_01.jpg',
        to: 'text/summary_01.jpg',
        fromKey: 'shop/TOP/1005/79823/summary/summary_01.jpg',
        toKey: 'shop/TOP/1005/79823/text/summary_01.jpg'
      }
    ]);
    expect(plan.change.set).toMatchObject({
      detail: ['image_001.jpg', 'image_002.jpg'],
      summary: [],
      text: ['text_info.jpg', 'image_003.jpg', 'summary_01.jpg'],
      deleted: [
        { filename: 'image_003.jpg', moved_to: 'text/image_003.jpg' },
        { filename: 'summary_01.jpg', moved_to: 'text/summary_01.jpg' }
      ]
    });
    expect(JSON.parse(String(plan.change.set.representative_assets))).toEqual({
      back: 'text/image_003.jpg',
      color_variant: []
    });
  });

  it('never uses a name that is listed, was deleted, or is used by the same move', () => {
    const crowded = readProduct(
      productItem({
        detail: ['a.jpg'],
        summary: ['a.jpg'],
        text: ['a.jpg'],
        deleted: [{ folder: 'text', filename: 'a-k3f9q2.jpg' }]
      })
    );
    const { moves } = planReclassify(
      crowded,
      nameMoves(
        crowded,
        ['detail/a.jpg', 'summary/a.jpg'],
        'text',
        '',
        author.opId
      ),
      'text',
      '',
      DEFAULT_TEAM,
      author
    );
    expect(moves.map(move => move.to)).toEqual([
      'text/a-k3f9q22.jpg',
      'text/a-k3f9q23.jpg'
    ]);
  });
});

describe('restore', () => {
  it('undoes a move: the copy leaves its list for `deleted`', () => {
    const item = productItem({
      representative_assets: '{"front":"detail/image_001.jpg"}'
    });
    const move = planReclassify(
      readProduct(item),
      nameMoves(
        readProduct(item),
        ['detail/image_001.jpg'],
        'text',
        '',
        author.opId
      ),
      'text',
      '',
      DEFAULT_TEAM,
      author
    );
    const moved = readProduct(changedItem(item, move.change));
    const later = anAuthor({ opId: 'op2', now: author.now + 5 });
    const plan = planRestore(
      moved,
      ['detail/image_001.jpg'],
      '',
      DEFAULT_TEAM,
      later
    );
    expect(plan.keys).toEqual(['TOP/1005/79823/detail/image_001.jpg']);
    const back = readProduct(changedItem(moved.item, plan.change));
    expect([...back.images.detail].sort()).toEqual([
      'image_001.jpg',
      'image_002.jpg',
      'image_003.jpg'
    ]);
    expect(back.images.text).toEqual(['text_info.jpg']);
    expect(back.choices).toEqual({ front: ['detail/image_001.jpg'] });
    expect(back.deleted).toMatchObject([
      {
        folder: 'text',
        filename: 'image_001.jpg',
        op: 'op2',
        movedTo: 'detail/image_001.jpg',
        putBack: true
      }
    ]);
  });

  it('refuses an image that was purged', () => {
    const product = readProduct(
      productItem({
        deleted: [
          { folder: 'detail', filename: 'x.jpg', purged_at: '2026-01-01' }
        ]
      })
    );
    expect(
      thrownText(() =>
        planRestore(product, ['detail/x.jpg'], '', DEFAULT_TEAM, author)
      )
    ).toMatch(/it was purged on Jan 1, 2026/);
  });
});

describe('upload', () => {
  it('gives two files with the same name different names', () => {
    const product = readProduct(productItem());
    const added = planNames(
      product,
      'detail',
      ['new.jpg', 'new.jpg', 'image_001.jpg'],
      '',
      author.opId
    );
    expect(added.map(image => image.path)).toEqual([
      'detail/new.jpg',
      'detail/new-k3f9q2.jpg',
      'detail/image_001-k3f9q2.jpg'
    ]);
    const change = planAdded(
      product,
      'detail',
      added.map(image => image.path),
      author
    );
    expect(change.set.detail).toEqual([
      'image_001.jpg',
      'image_002.jpg',
      'image_003.jpg',
      'new.jpg',
      'new-k3f9q2.jpg',
      'image_001-k3f9q2.jpg'
    ]);
  });
});

describe('images that an upload added', () => {
  const suffix = author.opId.slice(-6);
  const added = (
    item: Parameters<typeof productItem>[0],
    names: readonly string[]
  ): readonly string[] =>
    addedBy(readProduct(productItem(item)), 'segment', names, '', author.opId);

  it('are none before the upload is in the item', () => {
    expect(added({ segment: ['a.jpg'] }, ['a.jpg'])).toEqual([]);
  });

  it.each([
    ['the requested name', ['b.jpg', 'a.jpg'], ['a.jpg'], ['a.jpg']],
    [
      'another name if the requested one was taken',
      ['a.jpg', `a-${suffix}.jpg`],
      ['a.jpg'],
      [`a-${suffix}.jpg`]
    ],
    [
      'several names if several files had the same name',
      ['a.jpg', `a-${suffix}.jpg`, `a-${suffix}2.jpg`],
      ['a.jpg', 'a.jpg'],
      [`a-${suffix}.jpg`, `a-${suffix}2.jpg`]
    ]
  ])('are found by %s', (_, segment, names, expected) => {
    expect(added({ segment, ops: [author.opId] }, names)).toEqual(
      expected.map(name => `segment/${name}`)
    );
  });

  it('do not include somebody else’s image of that name if the upload’s own was deleted', () => {
    const deleted = [
      { folder: 'segment', filename: `a-${suffix}.jpg`, by: 'x', op: 'y' }
    ];
    const ops = [author.opId, 'y'];
    expect(added({ segment: ['a.jpg'], deleted, ops }, ['a.jpg'])).toEqual([]);
  });
});

const CHOSEN = {
  model: ['detail/image_001.jpg'],
  front: ['detail/image_002.jpg'],
  back: ['detail/image_003.jpg']
} as const;

describe('a change of status', () => {
  const product = readProduct(productItem({ pass_reason: 'Not popular' }));

  it('to COMPLETED writes the choices, the person, both statuses, and the counters', () => {
    const plan = planComplete(
      product,
      {
        model: ['detail/image_001.jpg'],
        front: ['detail/image_002.jpg'],
        back: ['detail/image_003.jpg'],
        color_variant: ['summary/summary_01.jpg']
      },
      DEFAULT_TEAM,
      author
    );
    expect(plan.counters).toEqual({
      pending: -1,
      completed: 1,
      pass: 0,
      total: 0
    });
    expect(plan.change.set).toMatchObject({
      current_status: 'COMPLETED',
      category_status: '1005#COMPLETED',
      completed_by: 'curator-7',
      representative_assets:
        '{"model":"detail/image_001.jpg","front":"detail/image_002.jpg","back":"detail/image_003.jpg","color_variant":["summary/summary_01.jpg"]}'
    });
    expect(plan.change.remove).toEqual(['pass_reason']);
  });

  it('to COMPLETED is refused while a required slot is empty', () => {
    expect(
      thrownText(() => planComplete(product, {}, DEFAULT_TEAM, author))
    ).toContain(
      '79823 cannot be completed: Model, front, and back are not chosen.'
    );
  });

  it('is refused without a main category, since no image could be tagged and no counter found', () => {
    const nameless = readProduct({ ...productItem(), main_category: null });
    for (const plan of [
      () => planComplete(nameless, CHOSEN, DEFAULT_TEAM, author),
      () => planHold(nameless, 'blurred', author),
      () => planReopen(nameless, author)
    ]) {
      expect(thrownText(plan)).toMatch(/main category "" cannot be used/);
    }
  });

  it('to PASS needs a reason, and reopening removes completed_by', () => {
    expect(() => planHold(product, '  ', author)).toThrow(Invalid);
    expect(planHold(product, 'blurred', author).change.set).toMatchObject({
      current_status: 'PASS',
      category_status: '1005#PASS',
      pass_reason: 'blurred'
    });
    const completed = readProduct(
      productItem({ current_status: 'COMPLETED', completed_by: 'x' })
    );
    const reopened = planReopen(completed, author);
    expect(reopened.change.remove).toEqual(['completed_by']);
    expect(reopened.counters).toEqual({
      pending: 1,
      completed: -1,
      pass: 0,
      total: 0
    });
  });

  it('counts an unknown status in no counter', () => {
    const other = readProduct(productItem({ current_status: 'IN_PROGRESS' }));
    expect(planHold(other, 'x', author).counters).toEqual({
      pending: 0,
      completed: 0,
      pass: 1,
      total: 0
    });
  });
});

it('a refused change carries the item as it is now', () => {
  const refused = new ChangeRefused('no', productItem());
  expect(refused).toBeInstanceOf(Conflict);
  expect(refused.current?.product_id).toBe('79823');
});
