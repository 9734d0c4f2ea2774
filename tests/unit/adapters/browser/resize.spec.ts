import { resize } from '../../../../src/adapters/browser/resize';
import { boxedFile, imageFile } from '../../../fixtures/imageFiles';

/** What was drawn and encoded, and the bitmaps that are not closed. */
let drawn: number[][];
let encoded: string[];
let alive: number;
/** The alpha of the pixel that is drawn last. */
let alpha: number;
/** How a browser fails, where it does. */
let failing: 'nothing' | 'canvas' | 'drawing' | 'encoding';

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
    return { type };
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
    createImageBitmap: async (image: Blob) => {
      if (image.type === 'broken') {
        throw new Error('The source image could not be decoded.');
      }
      alive++;
      return { width: 1080, height: 1350, close: () => alive-- };
    }
  });
});

/** A file whose bytes can be read, which jsdom's blobs cannot. */
function aFile(bytes: Uint8Array, type = 'image'): Blob {
  return { type, arrayBuffer: async () => bytes.slice().buffer } as Blob;
}

it('is drawn small once, and tells what the original measures', async () => {
  expect(await resize(aFile(imageFile('jpeg')))).toEqual({
    picture: { type: 'image/jpeg' },
    ...{ width: 1080, height: 1350 }
  });
  expect(drawn).toEqual([[0, 0, 410, 512]]);
});

it('becomes JPEG, and WebP only where something is transparent', async () => {
  await resize(aFile(imageFile('gif')));
  alpha = 254;
  await resize(aFile(imageFile('clearPng')));
  // What cannot be transparent is not looked through.
  await resize(aFile(imageFile('jpeg')));
  expect(encoded).toEqual(['image/jpeg', 'image/webp', 'image/jpeg']);
});

it('is said to move', async () => {
  expect(await resize(aFile(imageFile('animatedGif')))).toHaveProperty(
    'animated',
    true
  );
});

it('is named by its bytes where it is no image to this browser', async () => {
  expect(await resize(aFile(boxedFile('heic'), 'broken'))).toEqual({
    problem: expect.any(String),
    file: 'heic'
  });
  expect(
    await resize(aFile(Uint8Array.of(1, 2, 3), 'broken'))
  ).not.toHaveProperty('file');
});

it.each(['nothing', 'canvas', 'drawing', 'encoding'] as const)(
  'leaves no bitmap where %s fails',
  async what => {
    failing = what;
    await resize(aFile(imageFile('png'))).catch(() => undefined);
    expect(alive).toBe(0);
  }
);

it('leaves no bitmap where its bytes cannot be read', async () => {
  const unreadable = {
    arrayBuffer: () => Promise.reject(new Error('gone'))
  } as unknown as Blob;
  expect(await resize(unreadable)).toHaveProperty('picture');
  expect(alive).toBe(0);
});
