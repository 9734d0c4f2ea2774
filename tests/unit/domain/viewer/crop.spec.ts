import {
  LEAST_SIDE,
  checkArea,
  cropName,
  cropType,
  drawnArea,
  firstArea,
  movedArea,
  resizedArea
} from '../../../../src/domain/viewer/crop';
import { Invalid } from '../../../../src/domain/errors';
import { thrownText } from '../../../support/english';

const SIZE = { width: 1000, height: 500 };
const AREA = { left: 100, top: 100, width: 400, height: 200 };

describe('the frame of a crop', () => {
  it('begins in the middle', () => {
    expect(firstArea(SIZE)).toEqual({
      left: 100,
      top: 50,
      width: 800,
      height: 400
    });
    // Of an image that is smaller than any crop it is all.
    expect(firstArea({ width: 10, height: 4 })).toEqual({
      left: 0,
      top: 0,
      width: 10,
      height: 4
    });
  });

  it('moves inside the image only', () => {
    expect(movedArea(AREA, { x: 10.4, y: -20 }, SIZE)).toEqual({
      ...AREA,
      left: 110,
      top: 80
    });
    expect(movedArea(AREA, { x: 9999, y: -9999 }, SIZE)).toEqual({
      ...AREA,
      left: 600,
      top: 0
    });
  });

  it.each([
    ['its right edge', { x: 1, y: 0 }, { ...AREA, width: 450 }],
    ['its left edge', { x: -1, y: 0 }, { ...AREA, left: 150, width: 350 }],
    ['its lower edge', { x: 0, y: 1 }, { ...AREA, height: 230 }],
    [
      'its upper left corner',
      { x: -1, y: -1 },
      { left: 150, top: 130, width: 350, height: 170 }
    ]
  ] as const)('is pulled at %s', (_, handle, wanted) => {
    expect(resizedArea(AREA, handle, { x: 50, y: 30 }, SIZE)).toEqual(wanted);
  });

  it('is pulled neither beyond the image nor through itself', () => {
    expect(
      resizedArea(AREA, { x: 1, y: 1 }, { x: 9999, y: -9999 }, SIZE)
    ).toEqual({ ...AREA, width: 900, height: LEAST_SIDE });
    expect(
      resizedArea(AREA, { x: -1, y: -1 }, { x: 9999, y: -9999 }, SIZE)
    ).toEqual({
      left: 500 - LEAST_SIDE,
      top: 0,
      width: LEAST_SIDE,
      height: 300
    });
  });

  it('keeps its proportions where it is to', () => {
    const pull = (
      handle: { x: -1 | 0 | 1; y: -1 | 0 | 1 },
      x: number,
      y: number
    ): unknown => resizedArea(AREA, handle, { x, y }, SIZE, 2);
    expect(pull({ x: 1, y: 0 }, 100, 0)).toEqual({
      ...AREA,
      width: 500,
      height: 250
    });
    expect(pull({ x: 0, y: 1 }, 0, 50)).toEqual({
      ...AREA,
      width: 500,
      height: 250
    });
    // A corner follows the way that was pulled further; its opposite stays.
    expect(pull({ x: -1, y: -1 }, 10, -50)).toEqual({
      left: 0,
      top: 50,
      width: 500,
      height: 250
    });
    // The image's edges bound both sides.
    expect(pull({ x: 1, y: 1 }, 9999, 0)).toEqual({
      ...AREA,
      width: 800,
      height: 400
    });
  });

  it('is drawn from any corner, and has at least the least side', () => {
    const wanted = { left: 20, top: 30, width: 100, height: 60 };
    const a = { x: 20, y: 30 };
    const b = { x: 120, y: 90 };
    expect(drawnArea(a, b, SIZE)).toEqual(wanted);
    expect(drawnArea(b, a, SIZE)).toEqual(wanted);
    expect(drawnArea({ x: 1200, y: 600 }, { x: 1300, y: 700 }, SIZE)).toEqual({
      left: 1000 - LEAST_SIDE,
      top: 500 - LEAST_SIDE,
      width: LEAST_SIDE,
      height: LEAST_SIDE
    });
    expect(drawnArea(a, b, SIZE, 2)).toEqual({ ...wanted, width: 120 });
  });
});

describe('a rectangle that is given', () => {
  const check = (patch: Partial<typeof AREA>) => (): void =>
    checkArea('a.jpg', { ...AREA, ...patch }, SIZE);

  it('is taken inside the image', () => {
    expect(check({})).not.toThrow();
    expect(check({ left: 0, top: 0, width: 1000, height: 500 })).not.toThrow();
    // A tiny image can be cropped to what it has.
    expect(() =>
      checkArea(
        'a.jpg',
        { left: 0, top: 0, width: 8, height: 8 },
        { width: 8, height: 8 }
      )
    ).not.toThrow();
  });

  it.each([
    ['too narrow', { width: LEAST_SIDE - 1 }, /15 × 200 pixels are too few/],
    ['without height', { height: 0 }, /too few/],
    [
      'beyond the right edge',
      { left: 700 },
      /beyond the edges of the image \(1,000 × 500/
    ],
    ['beyond the upper edge', { top: -1 }, /beyond the edges/],
    ['of half pixels', { left: 0.5 }, /whole pixels/],
    ['without numbers', { width: NaN }, /whole pixels/]
  ])('is refused %s, naming the image', (_, patch, words) => {
    expect(check(patch)).toThrow(Invalid);
    const text = thrownText(check(patch));
    expect(text).toMatch(/^Nothing was cropped out of a\.jpg/);
    expect(text).toMatch(words);
  });
});

it.each([
  ['detail_002.jpg', 'image/jpeg', 'detail_002-crop.jpg'],
  ['a.b.JPEG', 'image/jpeg', 'a.b-crop.JPEG'],
  ['a.png', 'image/png', 'a-crop.png'],
  ['요약+1.webp', 'image/webp', '요약+1-crop.webp'],
  ['a.gif', 'image/png', 'a-crop.png'],
  ['a.avif', 'image/png', 'a-crop.png'],
  ['noEnding', 'image/png', 'noEnding-crop.png']
])('a crop of %s is %s, %s', (filename, type, name) => {
  expect(cropType(filename)).toBe(type);
  expect(cropName(filename, type)).toBe(name);
});

it('is named after what it became where the type could not be written', () => {
  expect(cropName('a.webp', 'image/png')).toBe('a-crop.png');
  expect(cropName('a.png', 'image/jpeg')).toBe('a-crop.jpg');
});
