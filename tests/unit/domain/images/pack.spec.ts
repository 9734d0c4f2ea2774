import fc from 'fast-check';

import { FOLDERS, imagePath } from '../../../../src/domain/images/image';
import { decodePack } from '../../../../src/domain/images/pack/decodePack';
import { encodePack } from '../../../../src/domain/images/pack/encodePack';
import {
  followedPack,
  isCurrent,
  packValue,
  readNamedPack
} from '../../../../src/domain/images/pack/namedPack';
import type { PackedThumbnail } from '../../../../src/domain/images/pack/pack';
import { PACK_HEAD_BYTES } from '../../../../src/domain/images/pack/pack';
import { planComplete } from '../../../../src/domain/edits/plan/changeStatus';
import { planDelete } from '../../../../src/domain/edits/plan/deleteImages';
import {
  readProduct,
  sameContent
} from '../../../../src/domain/product/product';
import { DEFAULT_TEAM } from '../../../../src/domain/board/teamSettings';
import { anAuthor, productItem } from '../../../fixtures/items';
import { aThumbnail, aWebp, webpOf } from '../../../fixtures/packs';
import {
  MOST_PACKED,
  MOST_PACK_BYTES
} from '../../../../src/domain/reading/sizeLimits';

const NO_SLOTS = { ...DEFAULT_TEAM, slots: [] };

const thumbnail: fc.Arbitrary<PackedThumbnail> = fc
  .record({
    path: fc
      .tuple(fc.constantFrom(...FOLDERS), fc.string({ minLength: 1 }))
      .map(([folder, name]) => imagePath(folder, name)),
    etag: fc.string({ minLength: 1, maxLength: 40 }),
    bytes: fc.nat(),
    // Of a long page, the thumbnail shows a part.
    width: fc.integer({ min: 100, max: 9000 }),
    height: fc.integer({ min: 100, max: 300 }),
    animated: fc.constantFrom(true, undefined),
    side: fc.integer({ min: 100, max: 512 }),
    content: fc.uint8Array({ maxLength: 30 })
  })
  .map(({ side, content, ...value }) => {
    const { width, height } = value;
    const scale = Math.min(1, side / Math.max(width, height));
    const [wide, high] = [width, height].map(length =>
      Math.max(1, Math.round(length * scale))
    );
    return { ...value, picture: webpOf(wide, high, content) };
  });

const thumbnails = fc.uniqueArray(thumbnail, { selector: ({ path }) => path });

/** The bytes of a pack that can be made. */
function encoded(given: readonly PackedThumbnail[]): Uint8Array {
  const result = encodePack(given);
  if ('problem' in result) {
    throw new Error(result.problem.code);
  }
  return result.bytes;
}

function problemOf(bytes: Uint8Array): string | undefined {
  const result = decodePack(bytes);
  return 'problem' in result ? result.problem : undefined;
}

/** A pack with an index of somebody's own. */
function withIndex(index: unknown, body = webpOf(1, 1)): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(index));
  const bytes = new Uint8Array(PACK_HEAD_BYTES + text.length + body.length);
  bytes.set(encoded([]).subarray(0, PACK_HEAD_BYTES));
  new DataView(bytes.buffer).setUint32(PACK_HEAD_BYTES - 4, text.length);
  bytes.set(text, PACK_HEAD_BYTES);
  bytes.set(body, PACK_HEAD_BYTES + text.length);
  return bytes;
}

describe('a pack', () => {
  it('decodes to the thumbnails that were encoded, at any offset in memory', () => {
    fc.assert(
      fc.property(thumbnails, fc.nat(9), (given, offset) => {
        const bytes = encoded(given);
        const moved = new Uint8Array(bytes.length + offset);
        moved.set(bytes, offset);
        expect(decodePack(moved.subarray(offset))).toEqual({
          thumbnails: given
        });
      })
    );
  });

  it('leaves out a long page that is shown as a strip, as earlier versions made it', () => {
    const page = { width: 860, height: 30_000 };
    const encoded = encodePack([
      aThumbnail('detail/strip.jpg', { ...page, picture: webpOf(11, 384) }),
      aThumbnail('detail/top.jpg', { ...page, picture: webpOf(307, 384) })
    ]);
    const decoded = 'bytes' in encoded ? decodePack(encoded.bytes) : encoded;
    expect(decoded).toMatchObject({
      thumbnails: [{ path: 'detail/top.jpg' }]
    });
  });

  it('has the same bytes for the same thumbnails', () => {
    fc.assert(
      fc.property(thumbnails, given => {
        expect(encoded(given)).toEqual(encoded(structuredClone(given)));
      }),
      { numRuns: 20 }
    );
  });

  it('is refused if it is cut off anywhere, or followed by other bytes', () => {
    fc.assert(
      fc.property(thumbnails, fc.nat(), (given, cut) => {
        const bytes = encoded(given);
        expect(problemOf(bytes.subarray(0, cut % bytes.length))).toBeDefined();
        expect(problemOf(new Uint8Array([...bytes, 0]))).toBeDefined();
      })
    );
  });

  it('never throws, and never yields a picture that is not in it, if it is damaged', () => {
    fc.assert(
      fc.property(
        thumbnails,
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), {
          minLength: 1,
          maxLength: 5
        }),
        (given, changes) => {
          const bytes = encoded(given);
          changes.forEach(([at, byte]) => (bytes[at % bytes.length] = byte));
          const result = decodePack(bytes);
          const pictures = 'thumbnails' in result ? result.thumbnails : [];
          pictures.forEach(({ picture }) =>
            expect(picture.buffer).toBe(bytes.buffer)
          );
        }
      )
    );
    fc.assert(fc.property(fc.uint8Array(), bytes => void decodePack(bytes)));
  });

  const known = {
    path: 'detail/a.jpg',
    etag: '"a"',
    bytes: 1,
    width: 1,
    height: 1,
    length: webpOf(1, 1).length
  };

  it('is read if its index is valid', () => {
    expect(problemOf(withIndex({ thumbnails: [known] }))).toBeUndefined();
  });

  it.each<[string, unknown]>([
    ['is not an object', 7],
    ['has no list', { thumbnails: {} }],
    [
      'has an unknown folder',
      { thumbnails: [{ ...known, path: 'other/a.jpg' }] }
    ],
    ['has an invalid path', { thumbnails: [{ ...known, path: '../a.jpg' }] }],
    ['has an empty ETag', { thumbnails: [{ ...known, etag: '' }] }],
    ['has a width of 0', { thumbnails: [{ ...known, width: 0 }] }],
    ['has a fractional height', { thumbnails: [{ ...known, height: 1.5 }] }],
    ['has a negative length', { thumbnails: [{ ...known, length: -1 }] }],
    ['has a length beyond the end', { thumbnails: [{ ...known, length: 99 }] }],
    [
      'has a length that is too short',
      { thumbnails: [{ ...known, length: 3 }] }
    ],
    [
      'has too many thumbnails',
      { thumbnails: Array(MOST_PACKED + 1).fill(known) }
    ]
  ])('is refused if its index %s', (_, index) => {
    expect(problemOf(withIndex(index))).toBeDefined();
  });

  it('is refused if it has an image twice, or a picture that is not WebP', () => {
    const twice = { thumbnails: [known, known] };
    expect(
      problemOf(
        withIndex(twice, new Uint8Array([...webpOf(1, 1), ...webpOf(1, 1)]))
      )
    ).toBe('image-twice');
    const other = new Uint8Array(known.length);
    expect(problemOf(withIndex({ thumbnails: [known] }, other))).toBe(
      'picture-strange'
    );
  });

  it('is refused if it has another version or is too large', () => {
    const bytes = encoded([aThumbnail('detail/a.jpg')]);
    bytes[PACK_HEAD_BYTES - 5]++;
    expect(problemOf(bytes)).toBe('other-version');
    expect(problemOf(new Uint8Array(MOST_PACK_BYTES + 1))).toBe('too-large');
    const long = encoded([]);
    new DataView(long.buffer).setUint32(PACK_HEAD_BYTES - 4, 0xffffffff);
    expect(problemOf(long)).toBe('index-too-large');
  });

  it('is not made of too many or too large thumbnails, or of one that is not WebP', () => {
    const one = aThumbnail('detail/a.jpg');
    expect(encodePack(Array(MOST_PACKED + 1).fill(one))).toHaveProperty(
      'problem'
    );
    const large = { ...one, picture: aWebp(new Uint8Array(MOST_PACK_BYTES)) };
    expect(encodePack([large])).toHaveProperty('problem');
    const png = { ...one, picture: Uint8Array.of(0x89, 0x50) };
    expect(encodePack([png])).toEqual({
      problem: { code: 'pack-picture-strange', path: 'detail/a.jpg' }
    });
  });
});

describe('the name of a pack', () => {
  const at = '2024-01-15T10:30:00.000Z';
  const packed = (patch = {}): ReturnType<typeof productItem> =>
    productItem({ thumbnails_pack: packValue('"p"', at), ...patch });

  it('is read from the item, and ignored if it is malformed', () => {
    expect(readNamedPack(packed())).toEqual({
      etag: '"p"',
      checkedAt: at,
      format: 1,
      partial: false
    });
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const item = packed({ thumbnails_pack: value as never });
        expect(readNamedPack(item)).toBeUndefined();
      })
    );
    expect(readNamedPack(productItem())).toBeUndefined();
  });

  it('is current only if it is complete, in this format, and as new as the product', () => {
    const current = (item: ReturnType<typeof productItem>): boolean => {
      const named = readNamedPack(item);
      return named !== undefined && isCurrent(named, item);
    };
    expect(current(packed())).toBe(true);
    expect(current(packed({ last_updated_at: 'later' }))).toBe(false);
    const value = packValue('"p"', at) as object;
    expect(current(packed({ thumbnails_pack: { ...value, format: 2 } }))).toBe(
      false
    );
    expect(
      current(packed({ thumbnails_pack: { ...value, partial: true } }))
    ).toBe(false);
    const undated = packed({ thumbnails_pack: packValue('"p"', undefined) });
    expect(current({ ...undated, last_updated_at: '' })).toBe(false);
  });

  it('follows our own changes, and becomes partial if images are added', () => {
    const set = { last_updated_at: 'now' };
    const value = packValue('"p"', at) as object;
    expect(followedPack(packed(), set)).toEqual({
      ...value,
      checked_at: 'now'
    });
    expect(followedPack(packed(), { ...set, detail: [] })).not.toHaveProperty(
      'partial'
    );
    expect(
      followedPack(packed(), { ...set, text: ['text_info.jpg', 'new.jpg'] })
    ).toMatchObject({ checked_at: 'now', partial: true });
  });

  it('does not follow a change if it was not current before', () => {
    const item = packed({ last_updated_at: 'later' });
    expect(followedPack(item, { last_updated_at: 'now' })).toBeUndefined();
    expect(
      followedPack(productItem(), { last_updated_at: 'now' })
    ).toBeUndefined();
  });

  it('is updated by plans, but no plan depends on its old value', () => {
    const product = readProduct(packed());
    const { change } = planComplete(product, {}, NO_SLOTS, anAuthor());
    expect(change.set.thumbnails_pack).toMatchObject({
      checked_at: change.set.last_updated_at
    });
    expect(change.expect).not.toHaveProperty('thumbnails_pack');
    const { set } = planDelete(
      product,
      ['text/text_info.jpg'],
      NO_SLOTS,
      anAuthor()
    );
    expect(set.thumbnails_pack).not.toHaveProperty('partial');
    expect(
      planComplete(readProduct(productItem()), {}, NO_SLOTS, anAuthor()).change
        .set
    ).not.toHaveProperty('thumbnails_pack');
  });

  it('does not count as a change of the product’s content', () => {
    expect(sameContent(readProduct(packed()), readProduct(productItem()))).toBe(
      true
    );
  });
});
