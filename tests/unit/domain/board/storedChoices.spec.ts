import type {
  CatalogueItem,
  ItemValue
} from '../../../../src/domain/catalogueItem';
import { chosen } from '../../../../src/domain/board/choices';
import { decodeChoices } from '../../../../src/domain/board/stored/readChoices';
import { DEFAULT_TEAM } from '../../../../src/domain/board/teamSettings';
import { broughtBack } from '../../../../src/domain/edits/broughtBack';
import {
  planComplete,
  planReopen
} from '../../../../src/domain/edits/plan/changeStatus';
import { planDelete } from '../../../../src/domain/edits/plan/deleteImages';
import { changedItem } from '../../../../src/domain/edits/plan/itemChange';
import { replacedChoices } from '../../../../src/domain/edits/plan/storedChoices';
import { planRestore } from '../../../../src/domain/edits/plan/restoreImages';
import { purgeCandidates } from '../../../../src/domain/jobs/purgeImages';
import { readProduct } from '../../../../src/domain/product/product';
import { anAuthor, productItem } from '../../../fixtures/items';

const IMAGES = { ...DEFAULT_TEAM, choicesFormat: 'images' as const };

/** The form of programs that store a folder and a file name for each image. */
const BY_IMAGES = {
  representative_images: {
    model_wearing: { folder: 'detail', filename: 'image_001.jpg' },
    front_cutout: { folder: 'detail', filename: 'image_002.jpg' },
    back_cutout: { folder: 'detail', filename: 'image_003.jpg' }
  },
  color_variant_images: {
    color_1: { folder: 'summary', filename: 'summary_01.jpg' },
    color_2: { folder: 'text', filename: 'text_info.jpg' }
  },
  curation_status: 'COMPLETED',
  timestamp: null
};

const CHOICES = {
  model: ['detail/image_001.jpg'],
  front: ['detail/image_002.jpg'],
  back: ['detail/image_003.jpg'],
  color_variant: ['summary/summary_01.jpg', 'text/text_info.jpg']
} as const;

const BY_PATHS = {
  model: 'detail/image_001.jpg',
  front: 'detail/image_002.jpg',
  back: 'detail/image_003.jpg',
  color_variant: ['summary/summary_01.jpg', 'text/text_info.jpg']
};

/** An entry of the form by images. */
function image(name: string, more: object = {}): object {
  return { folder: 'detail', filename: `image_00${name}.jpg`, ...more };
}

/** Reads choices as a program of the other form does, without any of our code. */
function asOtherProgram(text: unknown): Record<string, string> {
  const stored = JSON.parse(String(text)) as Record<
    string,
    Record<string, Record<string, string>>
  >;
  const all = {
    ...stored.representative_images,
    ...stored.color_variant_images
  };
  return Object.fromEntries(
    Object.entries(all).map(([name, { folder, filename }]) => [
      name,
      `${folder}/${filename}`
    ])
  );
}

function complete(
  item: CatalogueItem,
  rules: Parameters<typeof planComplete>[2] = DEFAULT_TEAM,
  choices: Parameters<typeof planComplete>[1] = CHOICES
): CatalogueItem {
  const { change } = planComplete(
    readProduct(item),
    choices,
    rules,
    anAuthor()
  );
  return changedItem(item, change);
}

/** The attributes that write the same choices again in the form by images. */
function rewritten(stored: string): Readonly<Record<string, ItemValue>> {
  const product = readProduct(productItem({ representative_assets: stored }));
  expect(product.problems).toEqual([]);
  return replacedChoices(product, product.choices, IMAGES, {
    status: 'COMPLETED',
    at: '2026-11-22T10:00:00.000Z'
  });
}

describe('stored choices', () => {
  it.each<[string, ItemValue]>([
    ['paths in a text', JSON.stringify(BY_PATHS)],
    ['paths in a map', BY_PATHS],
    ['images in a text', JSON.stringify(BY_IMAGES)],
    ['images in a map', BY_IMAGES]
  ])('are read as %s, completed, and read again', (_form, stored) => {
    const item = productItem({ representative_assets: stored });
    expect(readProduct(item)).toMatchObject({ choices: CHOICES, problems: [] });
    for (const rules of [DEFAULT_TEAM, IMAGES]) {
      const after = complete(item, rules, readProduct(item).choices);
      expect(readProduct(after).choices).toEqual(CHOICES);
      // Nothing was lost, so nothing is kept.
      expect(after).not.toHaveProperty('representative_assets_unread');
    }
  });

  it('keep the order of colours in a map, whose entries have none', () => {
    const entry = (n: number) => ({ folder: 'detail', filename: `${n}.jpg` });
    const { choices } = decodeChoices({
      color_variant_images: {
        color_10: entry(10),
        color_2: entry(2),
        color_1: entry(1)
      }
    });
    expect(chosen(choices, 'color_variant')).toEqual([
      'detail/1.jpg',
      'detail/2.jpg',
      'detail/10.jpg'
    ]);
  });

  it('are written so that a reader of the form by images finds them', () => {
    const { representative_assets: text } = complete(productItem(), IMAGES);
    expect(asOtherProgram(text)).toEqual({
      model_wearing: 'detail/image_001.jpg',
      front_cutout: 'detail/image_002.jpg',
      back_cutout: 'detail/image_003.jpg',
      color_1: 'summary/summary_01.jpg',
      color_2: 'text/text_info.jpg'
    });
    expect(JSON.parse(String(text))).toMatchObject({
      curation_status: 'COMPLETED',
      timestamp: '2026-11-22T10:00:00.000Z'
    });
  });

  it('have a place for slots that the form by images does not know', () => {
    const rules = {
      ...IMAGES,
      slots: [
        { id: 'label', label: 'Label', required: false, many: true },
        ...DEFAULT_TEAM.slots
      ]
    };
    const choices = {
      model: ['detail/image_001.jpg'],
      front: ['detail/image_002.jpg'],
      back: ['detail/image_003.jpg'],
      label: ['text/text_info.jpg', 'summary/summary_01.jpg']
    } as const;
    const after = complete(productItem(), rules, choices);
    expect(asOtherProgram(after.representative_assets)).not.toHaveProperty(
      'label'
    );
    expect(readProduct(after).choices).toEqual(choices);
  });

  it('by images keep what else was known of an image, as long as it is chosen', () => {
    const stored = JSON.stringify({
      ...BY_IMAGES,
      color_variant_images: {
        color_1: {
          folder: 'summary',
          filename: 'summary_01.jpg',
          colour: 'red'
        }
      }
    });
    const item = productItem({ representative_assets: stored });
    const kept = complete(item, IMAGES);
    expect(String(kept.representative_assets)).toContain('"colour":"red"');
    expect(kept).not.toHaveProperty('representative_assets_unread');
    const { color_variant: _, ...fewer } = CHOICES;
    expect(complete(item, IMAGES, fewer)).toMatchObject({
      representative_assets_unread: [stored]
    });
    expect(complete(item)).toMatchObject({
      representative_assets_unread: [stored]
    });
  });

  it.each<[string, ItemValue]>([
    ['text that is not JSON', '{not json'],
    ['a list', ['detail/image_001.jpg']],
    ['a number', 7],
    ['an entry without a folder', '{"model":{"key":"x"}}'],
    ['a path of no folder of ours', '{"model":"../x"}'],
    [
      'a field that the form does not have',
      JSON.stringify({ ...BY_IMAGES, reviewed_by: 'lee' })
    ],
    [
      'a colour with a name',
      JSON.stringify({
        color_variant_images: { red: { folder: 'detail', filename: 'a.jpg' } }
      })
    ]
  ])('that cannot be read move as they are: %s', (_what, stored) => {
    const item = productItem({ representative_assets: stored });
    const after = complete(item);
    expect(after.representative_assets_unread).toEqual([stored]);
    expect(readProduct(after).problems).toEqual([]);
    expect(readProduct(after).unreadChoices).toHaveLength(1);
  });

  it.each<[string, object]>([
    [
      'a colour that is left out',
      { color_variant_images: { color_1: null, color_2: image('1') } }
    ],
    [
      'colours that are numbered from 0',
      { color_variant_images: { color_0: image('1'), color_1: image('2') } }
    ],
    [
      'colours in another order than their numbers',
      { color_variant_images: { color_2: image('1'), color_1: image('2') } }
    ],
    [
      'an image with different fields in two places',
      {
        representative_images: { front_cutout: image('1', { crop: 1 }) },
        color_variant_images: { color_1: image('1', { crop: 2 }) }
      }
    ],
    [
      'an image with fields in the first of two places',
      {
        color_variant_images: { color_1: image('1', { crop: 1 }) },
        other_slots: { label: [image('1')] }
      }
    ],
    [
      'an image with fields in the second of two places',
      {
        color_variant_images: {
          color_1: image('1'),
          color_2: image('1', { crop: 1 })
        }
      }
    ],
    [
      'a name that the form does not have',
      { representative_images: { side_cutout: image('1') } }
    ]
  ])('by images that would be written otherwise are kept: %s', (_, stored) => {
    const text = JSON.stringify(stored);
    expect(rewritten(text).representative_assets_unread).toEqual([text]);
  });

  it.each<[string, object]>([
    [
      'empty entries at the end',
      {
        representative_images: { model_wearing: null, side_cutout: '' },
        color_variant_images: { color_1: image('1'), color_2: null }
      }
    ],
    [
      'the same fields in two places',
      {
        representative_images: { front_cutout: image('1', { crop: { x: 1 } }) },
        color_variant_images: { color_1: image('1', { crop: { x: 1 } }) }
      }
    ]
  ])('by images that lose nothing are not kept: %s', (_, stored) => {
    expect(rewritten(JSON.stringify(stored))).not.toHaveProperty(
      'representative_assets_unread'
    );
  });

  it.each<[string, (value: object) => ItemValue]>([
    ['a text', value => JSON.stringify(value)],
    ['a map', value => value as ItemValue]
  ])(
    'by images are kept once if only their time and status differ, as %s',
    (_form, stored) => {
      const value = (more: object): ItemValue =>
        stored({ ...BY_IMAGES, reviewed_by: 'lee', ...more });
      const write = (item: CatalogueItem, more: object): CatalogueItem =>
        complete({
          ...item,
          current_status: 'PENDING',
          representative_assets: value(more)
        });
      let item = write(productItem(), { timestamp: 'one' });
      item = write(item, { timestamp: 'two', curation_status: 'AGAIN' });
      expect(item.representative_assets_unread).toEqual([
        value({ timestamp: 'one' })
      ]);
      const other = { timestamp: 'three', reviewed_by: 'kim' };
      item = write(item, other);
      expect(item.representative_assets_unread).toEqual([
        value({ timestamp: 'one' }),
        value(other)
      ]);
    }
  );

  it('by images are kept again in a text with another order of colours', () => {
    const inOrder = (names: readonly string[]): string =>
      JSON.stringify({
        color_variant_images: Object.fromEntries(
          names.map(name => [name, image(name)])
        )
      });
    const texts = [inOrder(['red', 'blue']), inOrder(['blue', 'red'])];
    let item = productItem();
    for (const text of texts) {
      item = complete({ ...item, representative_assets: text });
    }
    expect(item.representative_assets_unread).toEqual(texts);
  });

  it('that were kept survive every change, and are kept once', () => {
    const first = complete(productItem({ representative_assets: '{not json' }));
    const { change: reopened } = planReopen(readProduct(first), anAuthor());
    let item = changedItem(first, reopened);
    const image = 'detail/image_003.jpg';
    item = changedItem(
      item,
      planDelete(readProduct(item), [image], DEFAULT_TEAM, anAuthor())
    );
    item = changedItem(
      item,
      planRestore(readProduct(item), [image], '', DEFAULT_TEAM, anAuthor())
        .change
    );
    item = complete({ ...item, representative_assets: '{not json' });
    item = complete({ ...item, representative_assets: '[1]' });
    expect(item.representative_assets_unread).toEqual(['{not json', '[1]']);
  });

  it('stay when an image is deleted, if the form has a place for them, and move otherwise', () => {
    const deleted = (stored: string) =>
      planDelete(
        readProduct(productItem({ representative_assets: stored })),
        ['detail/image_001.jpg'],
        DEFAULT_TEAM,
        anAuthor()
      );
    const texts = '{"model":"detail/image_001.jpg","front":"../x"}';
    const { set, expect: condition } = deleted(texts);
    expect(JSON.parse(String(set.representative_assets))).toEqual({
      front: '../x',
      color_variant: []
    });
    expect(set).not.toHaveProperty('representative_assets_unread');
    expect(condition).toHaveProperty('representative_assets_unread', undefined);
    expect(condition).toMatchObject({ representative_assets: texts });
    const others = '{"model":"detail/image_001.jpg","front":{"key":"x"}}';
    expect(deleted(others).set.representative_assets_unread).toEqual([others]);
  });

  it('that say more than is read keep their images from being purged', () => {
    const product = readProduct(
      productItem({
        deleted: ['a.jpg', 'b.jpg'].map(filename => ({
          folder: 'detail',
          filename,
          at: '2024-01-01T00:00:00.000Z',
          by: 'kim',
          op: 'x'
        })),
        representative_assets: JSON.stringify({
          representative_images: {
            front_cutout: { folder: 'detail', filename: 'image_001.jpg' }
          },
          alternates: [{ folder: 'detail', filename: 'a.jpg' }]
        })
      })
    );
    expect(product.problems).toEqual([]);
    expect(purgeCandidates(product, '', Date.now(), Date.now())).toMatchObject({
      candidates: [{ path: 'detail/b.jpg' }],
      left: [{ path: 'detail/a.jpg', why: { code: 'unread-choice' } }]
    });
  });

  it('that were kept keep their images from being purged or taken out of their list', () => {
    const entry = {
      folder: 'detail',
      filename: '가.jpg',
      at: '2024-01-01T00:00:00.000Z',
      by: 'kim',
      op: 'x'
    };
    const deleted = [entry, { ...entry, filename: 'b.jpg' }];
    const product = readProduct(
      productItem({
        deleted,
        // As Python writes it.
        representative_assets_unread: ['{"x":{"file":"\\uac00.jpg"}}']
      })
    );
    const { candidates, left } = purgeCandidates(
      product,
      '',
      Date.now(),
      Date.now()
    );
    expect(candidates.map(({ path }) => path)).toEqual(['detail/b.jpg']);
    expect(left).toEqual([
      { path: 'detail/가.jpg', why: { code: 'unread-choice' } }
    ]);
    const again = readProduct({ ...product.item, detail: ['가.jpg', 'b.jpg'] });
    expect(broughtBack(again)).toMatchObject([
      { path: 'detail/가.jpg', blockedBy: 'choice' },
      { path: 'detail/b.jpg', blockedBy: undefined }
    ]);
  });
});
