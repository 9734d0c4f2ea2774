import { resize } from '../../../../src/adapters/browser/resize';
import { boxedFile, imageFile } from '../../../fixtures/imageFiles';

/** What was drawn and encoded, and the bitmaps that are not closed. */
let drawn: number[][];
let encoded: string[];
let alive: number;
/** The alpha of the pixel that is drawn last. */
let alpha: number;
/** How a browser fails, where it does. */
let failing: 'nothing' | 'decoding' | 'canvas' | 'drawing' | 'encoding';

const PICTURE = Uint8Array.of(7, 8);

class FakeCanvas {
  constructor(
    readonly width: number,
    readonly height: number
  ) {}

  getContext(): object | null {
    const { width, height } = this;
    return failing === 'canvas'
      ? null
      : {
          drawImage: (_: object, ...where: number[]) => {
            if (failing === 'drawing') {
              throw new Error('out of memory');
            }
            drawn.push(where);
          },
          getImageData: () => {
            const data = new Uint8Array(4 * width * height).fill(255);
            data[data.length - 1] = alpha;
            return { data };
          }
        };
  }

  async convertToBlob({ type }: { type: string }): Promise<object> {
    if (failing === 'encoding') {
      throw new Error('no room');
    }
    encoded.push(type);
    return { type, arrayBuffer: async () => PICTURE.slice().buffer };
  }
}

beforeEach(() => {
  drawn = [];
  encoded = [];
  alive = 0;
  alpha = 255;
  failing = 'nothing';
  Object.assign(globalThis, {
    OffscreenCanvas: FakeCanvas,
    createImageBitmap: async () => {
      if (failing === 'decoding') {
        throw new Error('The source image could not be decoded.');
      }
      alive++;
      return { width: 1080, height: 1350, close: () => alive-- };
    }
  });
});

const small = (bytes: Uint8Array): ReturnType<typeof resize> =>
  resize(bytes, 512);

it('is drawn small once, and tells what the original measures', async () => {
  expect(await small(imageFile('jpeg'))).toEqual({
    picture: PICTURE,
    ...{ width: 1080, height: 1350 }
  });
  await resize(imageFile('jpeg'), 320);
  expect(drawn).toEqual([
    [0, 0, 410, 512],
    [0, 0, 256, 320]
  ]);
  expect(encoded).toEqual(['image/jpeg', 'image/jpeg']);
});

it('becomes JPEG, and WebP only where something is transparent', async () => {
  await small(imageFile('gif'));
  alpha = 254;
  await small(imageFile('clearPng'));
  // What cannot be transparent is not looked through.
  await small(imageFile('jpeg'));
  expect(encoded).toEqual(['image/jpeg', 'image/webp', 'image/jpeg']);
});

it('is said to move', async () => {
  expect(await small(imageFile('animatedGif'))).toHaveProperty(
    'animated',
    true
  );
});

it('is named by its bytes where it is no image to this browser', async () => {
  failing = 'decoding';
  expect(await small(boxedFile('heic'))).toEqual({
    problem: expect.any(String),
    file: 'heic'
  });
  expect(await small(Uint8Array.of(1, 2, 3))).not.toHaveProperty('file');
});

it.each(['nothing', 'canvas', 'drawing', 'encoding'] as const)(
  'leaves no bitmap where %s fails',
  async what => {
    failing = what;
    await small(imageFile('png')).catch(() => undefined);
    expect(alive).toBe(0);
  }
);
