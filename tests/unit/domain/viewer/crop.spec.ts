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
import { imageFile } from '../../../fixtures/imageFiles';

const SIZE = { width: 1000, height: 500 };
const AREA = { left: 100, top: 100, width: 400, height: 200 };

describe('the frame of a crop', () => {
  it('starts in the middle of the image', () => {
    expect(firstArea(SIZE)).toEqual({
      left: 100,
      top: 50,
      width: 800,
      height: 400
    });
    // If the image is smaller than any crop, the frame is all of it.
    expect(firstArea({ width: 10, height: 4 })).toEqual({
      left: 0,
      top: 0,
      width: 10,
      height: 4
    });
  });

  it('moves only inside the image', () => {
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
  ] as const)('is resized at %s', (_, handle, wanted) => {
    expect(resizedArea(AREA, handle, { x: 50, y: 30 }, SIZE)).toEqual(wanted);
  });

  it('is resized neither beyond the image nor below its minimum size', () => {
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

  it('keeps a fixed aspect ratio', () => {
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
    // A corner follows the longer pull, and the opposite corner stays.
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

  it('is drawn from any corner, and has a minimum size', () => {
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

describe('a given rectangle', () => {
  const check = (patch: Partial<typeof AREA>) => (): void =>
    checkArea('a.jpg', { ...AREA, ...patch }, SIZE);

  it('is accepted inside the image', () => {
    expect(check({})).not.toThrow();
    expect(check({ left: 0, top: 0, width: 1000, height: 500 })).not.toThrow();
    // A tiny image can be cropped to its full size.
    expect(() =>
      checkArea(
        'a.jpg',
        { left: 0, top: 0, width: 8, height: 8 },
        { width: 8, height: 8 }
      )
    ).not.toThrow();
  });

  it.each([
    ['is too narrow', { width: LEAST_SIDE - 1 }, /15 × 200 pixels are too few/],
    ['has no height', { height: 0 }, /too few/],
    [
      'goes beyond the right edge',
      { left: 700 },
      /beyond the edges of the image \(1,000 × 500/
    ],
    ['goes beyond the upper edge', { top: -1 }, /beyond the edges/],
    ['has half pixels', { left: 0.5 }, /whole pixels/],
    ['has a width that is not a number', { width: NaN }, /whole pixels/]
  ])(
    'is refused if it %s, and the error names the image',
    (_, patch, words) => {
      expect(check(patch)).toThrow(Invalid);
      const text = thrownText(check(patch));
      expect(text).toMatch(/^Nothing was cropped out of a\.jpg/);
      expect(text).toMatch(words);
    }
  );
});

it.each([
  ['detail_002.jpg', 'image/jpeg', 'detail_002-crop.jpg'],
  ['a.b.JPEG', 'image/jpeg', 'a.b-crop.JPEG'],
  ['a.png', 'image/png', 'a-crop.png'],
  ['요약+1.webp', 'image/webp', '요약+1-crop.webp'],
  ['a.gif', 'image/png', 'a-crop.png'],
  ['a.avif', 'image/png', 'a-crop.png'],
  ['noEnding', 'image/png', 'noEnding-crop.png']
])('saves a crop of %s as %s, named %s', (filename, type, name) => {
  // Bytes that do not tell.
  expect(cropType(filename, new Uint8Array())).toBe(type);
  expect(cropName(filename, type)).toBe(name);
});

it.each([
  ['logo.jpg', imageFile('clearPng'), 'image/png', 'logo-crop.png'],
  ['photo.png', imageFile('jpeg'), 'image/jpeg', 'photo-crop.jpg'],
  ['front.jfif', imageFile('jpeg'), 'image/jpeg', 'front-crop.jfif'],
  ['moves.jpg', imageFile('clearWebp'), 'image/webp', 'moves-crop.webp']
])(
  'saves a crop of %s by its bytes, so that nothing transparent is lost',
  (filename, source, type, name) => {
    expect(cropType(filename, source)).toBe(type);
    expect(cropName(filename, type)).toBe(name);
  }
);

it('names a crop by the type that was written in the end', () => {
  expect(cropName('a.webp', 'image/png')).toBe('a-crop.png');
  expect(cropName('a.png', 'image/jpeg')).toBe('a-crop.jpg');
});
