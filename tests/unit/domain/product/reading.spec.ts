import { checkChoices } from '../../../../src/domain/board/checks';
import {
  assign,
  clearSlot,
  putInSlot
} from '../../../../src/domain/board/choices';
import { decodeChoices } from '../../../../src/domain/board/stored/readChoices';
import { encodeChoices } from '../../../../src/domain/board/stored/writeChoices';
import {
  readCategories,
  withProductCounts
} from '../../../../src/domain/product/categories';
import {
  connectionKey,
  readConnection
} from '../../../../src/domain/connection/connection';
import type { ImagePath } from '../../../../src/domain/images/image';
import { parseMetaJson } from '../../../../src/domain/product/metaJson';
import { freeName, nameProblem } from '../../../../src/domain/product/names';
import { naturalOrder } from '../../../../src/domain/images/naturalOrder';
import {
  imageKey,
  nameRoom,
  normalizePrefix,
  prefixProblem,
  productPrefix
} from '../../../../src/domain/product/objectKey';
import { readProduct } from '../../../../src/domain/product/product';
import { readResume } from '../../../../src/domain/queue/resume';
import { NO_PICTURES } from '../../../../src/domain/board/pictureChecks';
import { DEFAULT_SLOTS } from '../../../../src/domain/board/slots';
import { DEFAULT_TEAM } from '../../../../src/domain/board/teamSettings';
import { wantedTags } from '../../../../src/domain/edits/tags';
import { nextTimestamp } from '../../../../src/domain/product/timestamp';
import { personName } from '../../../../src/domain/connection/who';
import { productItem } from '../../../fixtures/items';
import { thrownText } from '../../../support/english';
import { checkText } from '../../../../src/words/board/checks';
import { PLAIN } from '../../../../src/words/trans';

describe('object keys', () => {
  const place = { mainCategory: 'TOP', subCategory: 1005, productId: 'SKU1' };

  it('end the prefix of a product with a slash', () => {
    expect(productPrefix('', place)).toBe('TOP/1005/SKU1/');
    expect(
      productPrefix('', { ...place, productId: 'SKU10' }).startsWith(
        productPrefix('', place)
      )
    ).toBe(false);
  });

  it('keep every name unchanged', () => {
    for (const name of [
      'a b+c%2F#?.jpg',
      '앞면.jpg',
      '앞면.jpg'.normalize('NFD'),
      '"quoted".JPG',
      '👕.webp'
    ]) {
      expect(imageKey('p/', place, `detail/${name}`)).toBe(
        `p/TOP/1005/SKU1/detail/${name}`
      );
    }
  });

  it('refuse a name that a browser cannot address, and more than 1,024 bytes', () => {
    for (const name of ['.', '..', '', 'a/b', 'a\u0000b', 'a\nb', '\ud800']) {
      expect(nameProblem(name)).toBeDefined();
    }
    expect(thrownText(() => imageKey('', place, 'detail/..'))).toMatch(
      /browser cannot address/
    );
    expect(
      thrownText(() => imageKey('', place, `detail/${'가'.repeat(400)}`))
    ).toMatch(/1,024/);
  });

  it('normalize a prefix', () => {
    expect(normalizePrefix('')).toBe('');
    expect(normalizePrefix('/a/b')).toBe('a/b/');
    expect(normalizePrefix('a/')).toBe('a/');
  });

  it('report the part of a prefix that a browser cannot address', () => {
    expect(prefixProblem('')).toBeUndefined();
    expect(prefixProblem('a b+/%2F/상의/')).toBeUndefined();
    expect(prefixProblem('a/../')).toEqual({ part: '..', problem: 'relative' });
    expect(prefixProblem('a//b/')).toEqual({ part: '', problem: 'empty' });
  });

  it('leave a name as many bytes as S3 allows', () => {
    const room = nameRoom('p/', place, 'detail');
    const name = 'x'.repeat(room);
    expect(imageKey('p/', place, `detail/${name}`)).toHaveLength(1024);
    expect(thrownText(() => imageKey('p/', place, `detail/${name}x`))).toMatch(
      /1,025/
    );
  });
});

describe('free names', () => {
  it('treat NFC and NFD as the same name', () => {
    expect(freeName('가.jpg'.normalize('NFD'), ['가.jpg'], 'xxk3f9q2')).toBe(
      `${'가'.normalize('NFD')}-k3f9q2.jpg`
    );
  });
  it('are cut between characters if they would be too long', () => {
    const op = 'xxk3f9q2';
    expect(freeName('가나다.jpg', [], op, 13)).toBe('가나다.jpg');
    // The suffix and the extension take eleven bytes.
    expect(freeName('가나다.jpg', [], op, 12)).toBe('-k3f9q2.jpg');
    expect(freeName('가나다.jpg', ['가나다.jpg'], op, 18)).toBe(
      '가나-k3f9q2.jpg'
    );
    expect(freeName('👕👕.jpg', ['👕👕.jpg'], op, 18)).toBe('👕-k3f9q2.jpg');
    // Two long names with the same beginning.
    expect(
      freeName('가나라.jpg', ['가나-k3f9q2.jpg', '가나라.jpg'], op, 17)
    ).toBe('가-k3f9q22.jpg');
    expect(
      freeName('가나라.jpg', ['가나-k3f9q2.jpg', '가나라.jpg'], op, 18)
    ).toBe('가나-k3f9q22.jpg');
  });
  it('exceed the limit if not even the suffix and the extension fit', () => {
    expect(freeName('a.jpg', ['a.jpg'], 'abcdef', 4)).toBe('-abcdef.jpg');
  });
  it('end in the suffix if there is no extension', () => {
    expect(freeName('.hidden', ['.hidden'], 'abcdef')).toBe('.hidden-abcdef');
  });
});

it('orders 2 before 10', () => {
  expect(['10.jpg', '2.jpg', '1.jpg'].sort(naturalOrder)).toEqual([
    '1.jpg',
    '2.jpg',
    '10.jpg'
  ]);
});

describe('choices', () => {
  const [model, front, , colour] = DEFAULT_SLOTS;

  it('are placed by a drop: slots for one image swap, a slot for many makes room', () => {
    const [model, front, , colour] = DEFAULT_SLOTS;
    const choices = {
      model: ['detail/a.jpg'],
      front: ['detail/b.jpg'],
      color_variant: ['detail/c.jpg', 'detail/d.jpg']
    } as const;
    const put = (slot: typeof model, path: ImagePath, at?: number) =>
      putInSlot(choices, slot, path, DEFAULT_SLOTS, at);
    expect(put(front, 'detail/a.jpg')).toEqual({
      choices: {
        model: ['detail/b.jpg'],
        front: ['detail/a.jpg'],
        color_variant: ['detail/c.jpg', 'detail/d.jpg']
      },
      assigned: true,
      replaced: undefined,
      movedFrom: 'model'
    });
    expect(put(colour, 'detail/d.jpg', 0).choices.color_variant).toEqual([
      'detail/d.jpg',
      'detail/c.jpg'
    ]);
    expect(put(colour, 'detail/a.jpg', 1).choices).toEqual({
      front: ['detail/b.jpg'],
      color_variant: ['detail/c.jpg', 'detail/a.jpg', 'detail/d.jpg']
    });
    expect(put(model, 'detail/c.jpg')).toMatchObject({
      choices: { model: ['detail/c.jpg'], color_variant: ['detail/d.jpg'] },
      replaced: 'detail/a.jpg'
    });
    expect(put(model, 'detail/a.jpg').choices).toEqual(choices);
  });

  it('are removed by assigning the same slot again, and moved by another slot', () => {
    const one = assign({}, model, 'detail/a.jpg');
    expect(one.choices).toEqual({ model: ['detail/a.jpg'] });
    expect(assign(one.choices, model, 'detail/a.jpg')).toMatchObject({
      choices: {},
      assigned: false
    });
    expect(assign(one.choices, front, 'detail/a.jpg')).toMatchObject({
      choices: { front: ['detail/a.jpg'] },
      movedFrom: 'model'
    });
  });

  it('report the image that was replaced', () => {
    const { replaced, choices } = assign(
      { front: ['detail/a.jpg'] },
      front,
      'detail/b.jpg'
    );
    expect(replaced).toBe('detail/a.jpg');
    expect(choices).toEqual({ front: ['detail/b.jpg'] });
  });

  it('keep the order of colour variants', () => {
    const choices = ['c', 'a', 'b'].reduce(
      (some, name) => assign(some, colour, `detail/${name}.jpg`).choices,
      {}
    );
    expect(choices).toEqual({
      color_variant: ['detail/c.jpg', 'detail/a.jpg', 'detail/b.jpg']
    });
    expect(clearSlot(choices, 'color_variant', 'detail/a.jpg')).toEqual({
      color_variant: ['detail/c.jpg', 'detail/b.jpg']
    });
  });

  it('are read and written in the documented form', () => {
    const text =
      '{"model":"detail/a.jpg","front":"detail/b.jpg","back":"detail/c.jpg","color_variant":["detail/d.jpg"]}';
    expect(encodeChoices(decodeChoices(text).choices, DEFAULT_SLOTS)).toBe(
      text
    );
  });

  it('are read from a map, and without color_variant', () => {
    expect(
      decodeChoices({ model: 'detail/a.jpg', front: null }).choices
    ).toEqual({ model: ['detail/a.jpg'] });
  });

  it('are reported if they are broken, and everything else is still read', () => {
    expect(decodeChoices('{not json')).toMatchObject({
      choices: {},
      problem: { code: 'choices-broken' }
    });
    expect(decodeChoices('{"model":"../x","front":"detail/a.jpg"}')).toEqual({
      choices: { front: ['detail/a.jpg'] },
      problem: { code: 'choices-strange', names: ['../x'] }
    });
    const product = readProduct(
      productItem({ representative_assets: '[1,2]', unknown: 1 })
    );
    expect(product.problems).toHaveLength(1);
    expect(product.images.detail).toHaveLength(3);
  });
});

const NOTHING_KNOWN = {
  isMissing: () => false,
  colours: [],
  pictures: NO_PICTURES
};

describe('checks', () => {
  const product = readProduct(productItem());
  const check = (
    choices: Parameters<typeof checkChoices>[1],
    colours: readonly string[] = []
  ) =>
    checkChoices(product, choices, DEFAULT_TEAM, {
      ...NOTHING_KNOWN,
      colours
    }).filter(({ id }) => id !== 'unchecked');

  it('name the required slots that are empty, and point to the first one', () => {
    const [required] = check({ model: ['detail/image_001.jpg'] });
    expect(required).toMatchObject({
      ok: false,
      level: 'must',
      slotId: 'front'
    });
    expect(checkText(required, PLAIN)).toBe('Front and back are not chosen');
  });

  it('report an image that is chosen twice or gone', () => {
    const checks = check({
      model: ['detail/image_001.jpg'],
      front: ['detail/image_001.jpg'],
      back: ['detail/nothing.jpg']
    });
    expect(checks.filter(({ ok }) => !ok).map(({ id }) => id)).toEqual([
      'twice',
      'gone'
    ]);
  });

  it('only warn about an image from a folder that the slot does not take', () => {
    const text = productItem({ text: ['text_info.jpg'] });
    const [model, front, ...others] = DEFAULT_SLOTS;
    const slots = [
      model,
      { ...front, folders: ['segment' as const] },
      ...others
    ];
    const choices = {
      model: ['text/text_info.jpg' as const],
      front: ['detail/image_001.jpg' as const]
    };
    const said = checkChoices(
      readProduct(text),
      choices,
      { ...DEFAULT_TEAM, slots },
      NOTHING_KNOWN
    )
      .filter(({ id }) => id === 'folder')
      .map(one => ({
        level: one.level,
        ok: one.ok,
        words: checkText(one, PLAIN)
      }));
    expect(said).toEqual([
      { level: 'look', ok: false, words: `${model.label} is from text` },
      { level: 'look', ok: false, words: `${front.label} is from detail` }
    ]);
  });

  it('only warn about colours that no image covers', () => {
    const [colours] = check(
      {
        model: ['detail/image_001.jpg'],
        color_variant: ['detail/image_002.jpg']
      },
      ['black', 'red', 'blue']
    ).slice(-1);
    expect(colours).toMatchObject({
      id: 'colours',
      level: 'look',
      ok: false
    });
    expect(checkText(colours, PLAIN)).toBe(
      '2 of 3 colours chosen: ✓ black, ✓ red, blue'
    );
  });
});

describe('categories', () => {
  const item = {
    sub_category: 0,
    product_id: 'CATEGORY_METADATA',
    categories_info:
      '{"main_categories":["TOP"],"sub_categories":{"TOP":[1005]},"product_counts":{"TOP":{"1005":150}},"total_products":150,"other":1}',
    last_updated_at: ''
  };

  it('are read in natural order with their counts', () => {
    expect(readCategories(item)).toEqual([
      { mainCategory: 'TOP', subCategory: 1005, products: 150 }
    ]);
    expect(readCategories(undefined)).toEqual([]);
  });

  it('take new counts, keep unknown fields, and stay the same text if nothing changes', () => {
    const more = withProductCounts(item, [
      { mainCategory: 'BOTTOM', subCategory: 7, products: 3 }
    ]);
    expect(JSON.parse(more)).toEqual({
      main_categories: ['TOP', 'BOTTOM'],
      sub_categories: { TOP: [1005], BOTTOM: [7] },
      product_counts: { TOP: { '1005': 150 }, BOTTOM: { '7': 3 } },
      total_products: 153,
      other: 1
    });
    expect(
      withProductCounts(item, [
        { mainCategory: 'TOP', subCategory: 1005, products: 150 }
      ])
    ).toBe(item.categories_info);
  });

  it('are never overwritten if they are broken', () => {
    expect(
      thrownText(() => withProductCounts({ ...item, categories_info: '{' }, []))
    ).toMatch(/CATEGORY_METADATA|categories/);
  });
});

describe('tags', () => {
  const completed = productItem({
    current_status: 'COMPLETED',
    representative_assets: '{"front":"detail/image_001.jpg"}'
  });

  it('follow the status and the choices, and keep the tags of other programs', () => {
    expect(
      wantedTags(completed, 'detail/image_001.jpg', {
        team: 'a',
        status: 'archived'
      })
    ).toEqual({ team: 'a', status: 'representative' });
    expect(
      wantedTags(completed, 'detail/image_002.jpg', {
        status: 'representative'
      })
    ).toEqual({});
    expect(
      wantedTags(completed, 'detail/image_002.jpg', { status: 'archived' })
    ).toEqual({ status: 'archived' });
    expect(
      wantedTags(productItem(), 'detail/image_001.jpg', { status: 'archived' })
    ).toEqual({});
    expect(
      wantedTags(productItem(), 'detail/image_001.jpg', { status: 'theirs' })
    ).toEqual({ status: 'theirs' });
  });
});

describe('the name of a person', () => {
  const arn = (resource: string): string =>
    `arn:aws:sts::123456789012:${resource}`;

  it.each([
    [{ hubUser: 'minji', arn: arn('user/x') }, 'minji'],
    [{ connectionName: ' Jun ', arn: arn('user/x') }, 'Jun'],
    [{ arn: 'arn:aws:iam::1:user/team/kim' }, 'kim'],
    [{ arn: arn('assumed-role/Curator/park@example.org') }, 'park@example.org'],
    [{ arn: arn('assumed-role/Node/i-0123456789abcdef0') }, undefined],
    [{ arn: arn('assumed-role/Node/botocore-session-1700000000') }, undefined],
    [{ arn: arn('assumed-role/Node/1700000000123') }, undefined],
    [{ arn: arn('assumed-role/Node/jupyterlab-curation') }, undefined],
    [{ arn: 'arn:aws:iam::1:root' }, undefined],
    [{}, undefined]
  ])('from %j is %s', (facts, name) => {
    expect(personName(facts)).toBe(name);
  });
});

describe('the next timestamp', () => {
  it('reads a time without a zone as UTC, and ignores anything that is not a time', () => {
    const now = Date.parse('2026-01-01T00:00:00.000Z');
    expect(nextTimestamp(now, '2026-01-01T00:00:00')).toBe(
      '2026-01-01T00:00:00.001Z'
    );
    expect(nextTimestamp(now, 'yesterday')).toBe('2026-01-01T00:00:00.000Z');
    expect(nextTimestamp(now, undefined)).toBe('2026-01-01T00:00:00.000Z');
  });

  it.each([
    '+275760-09-13T00:00:00.000Z',
    '+010000-01-01T00:00:00.000Z',
    '9999-12-31T23:59:59.999Z',
    '-000001-01-01T00:00:00.000Z'
  ])('a product of %s can be changed, and stays in the order of dates', at => {
    const now = Date.parse('2026-01-01T00:00:00.000Z');
    expect(nextTimestamp(now, at)).toBe('2026-01-01T00:00:00.000Z');
  });

  it('never passes the last year of four digits', () => {
    const now = Date.parse('2026-01-01T00:00:00.000Z');
    expect(nextTimestamp(now, '9999-12-31T23:59:59.998Z')).toBe(
      '9999-12-31T23:59:59.999Z'
    );
    expect(nextTimestamp(8.64e15, undefined)).toBe('9999-12-31T23:59:59.999Z');
  });
});

describe('reading stored and typed values', () => {
  it('names the field of a connection that is wrong', () => {
    expect(thrownText(() => readConnection({ name: 'a', bucket: '' }))).toMatch(
      /bucket/
    );
    const connection = readConnection({
      name: 'a',
      bucket: 'b',
      bucketRegion: 'ap-northeast-2',
      prefix: '/x/y'
    });
    expect(connection).toMatchObject({
      table: 'ProductAssets',
      tableRegion: 'ap-northeast-2',
      prefix: 'x/y/',
      pathStyle: false,
      relay: false
    });
    expect(connectionKey(connection)).not.toBe(
      connectionKey({ ...connection, prefix: '' })
    );
  });

  it('drops a resume point of another version', () => {
    expect(readResume({ version: 1, savedAt: 1 })).toBeDefined();
    expect(readResume({ version: 2, savedAt: 1 })).toBeUndefined();
    expect(readResume('x')).toBeUndefined();
  });

  it('keeps the place of a resume point with no filter or an invalid one', () => {
    const place = { version: 1, savedAt: 1, productId: '79823' };
    const filter = { prefix: '79', maxImages: 3, order: 'oldest' };
    expect(readResume({ ...place, filter })).toEqual({ ...place, filter });
    expect(readResume(place)).toEqual(place);
    for (const wrong of [
      'x',
      { order: 'sideways' },
      { minImages: 2, maxImages: 1 }
    ]) {
      const read = readResume({ ...place, filter: wrong });
      expect(read).toMatchObject(place);
      expect(read?.filter).toBeUndefined();
    }
  });

  it('keeps all fields of meta.json and finds the colours', () => {
    expect(
      parseMetaJson(
        '\ufeff{"name":"셔츠","colors":["검정","흰색"],"x":{"y":1}}'
      )
    ).toEqual({
      name: '셔츠',
      rows: [
        { name: 'name', value: '셔츠' },
        { name: 'colors', value: '검정, 흰색' },
        { name: 'x', value: '{"y":1}' }
      ],
      colours: ['검정', '흰색']
    });
    expect(
      parseMetaJson(
        '{"texts":{"title":"Shirt"},"variants":[{"colour":"a"},{"colour":"b"}]}',
        { name: ['name', 'texts.title'], colours: ['variants.colour'] }
      )
    ).toMatchObject({ name: 'Shirt', colours: ['a', 'b'] });
    expect(parseMetaJson('[')).toBeUndefined();
    expect(parseMetaJson('[]')).toBeUndefined();
  });

  it('shows the numbers of meta.json as the file has them, and reads those that JSON does not have', () => {
    const text = `{"price": NaN, "ratio": -Infinity, "size": 1.0, "sku": 12345678901234567890,
      "10": 1e3, "sizes": [1.50, 2.0, NaN], "box": {"b": 1.10, "a": [Infinity, null]}}`;
    expect(parseMetaJson(text)?.rows).toEqual([
      { name: 'price', value: 'NaN' },
      { name: 'ratio', value: '-Infinity' },
      { name: 'size', value: '1.0' },
      { name: 'sku', value: '12345678901234567890' },
      { name: '10', value: '1e3' },
      { name: 'sizes', value: '1.50, 2.0, NaN' },
      { name: 'box', value: '{"b":1.10,"a":[Infinity,null]}' }
    ]);
  });

  it('takes no name of meta.json for a property of an object', () => {
    const text = '{"__proto__":{"name":"a"},"constructor":"b"}';
    expect(parseMetaJson(text)).toMatchObject({
      name: undefined,
      rows: [
        { name: '__proto__', value: '{"name":"a"}' },
        { name: 'constructor', value: 'b' }
      ]
    });
  });
});
