import { MessageChannel } from 'node:worker_threads';

import { bitmapInspector } from '../../../../../../src/adapters/browser/images/worker/bitmapInspector';
import { OneLarge } from '../../../../../../src/domain/reading/oneLarge';
import { crop } from '../../../../../../src/adapters/browser/images/worker/crop';
import { measure } from '../../../../../../src/adapters/browser/images/worker/measure';
import { resize } from '../../../../../../src/adapters/browser/images/worker/resize';
import {
  boxedFile,
  imageFile,
  jpegOf,
  pngOf
} from '../../../../../fixtures/imageFiles';

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
    // jsdom has none.
    MessageChannel,
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

it('is drawn small once, and has the original’s size', async () => {
  expect(await small(imageFile('jpeg'))).toEqual({
    picture: PICTURE,
    width: 1080,
    height: 1350
  });
  await resize(imageFile('jpeg'), 320);
  expect(drawn).toEqual([
    [0, 0, 410, 512],
    [0, 0, 256, 320]
  ]);
  expect(encoded).toEqual(['image/jpeg', 'image/jpeg']);
});

it('is measured by itself, small', async () => {
  expect(await measure(imageFile('jpeg'))).toEqual({
    // The canvas of this test is white.
    measures: {
      blur: 0,
      colour: 'ffffff',
      hash: '0000000000000000',
      grey: 'o'.repeat(576)
    }
  });
  expect(drawn).toEqual([[0, 0, 410, 512]]);
  expect(alive).toBe(0);
});

it('becomes JPEG, or WebP if anything is transparent', async () => {
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

it('is named by its bytes if this browser cannot show it', async () => {
  failing = 'decoding';
  expect(await small(boxedFile('heic'))).toEqual({
    problem: { code: 'not-decodable' },
    file: 'heic'
  });
  expect(await small(Uint8Array.of(1, 2, 3))).not.toHaveProperty('file');
});

it.each([
  ['png', pngOf(20_000, 20_000)],
  ['jpeg', jpegOf(20_000, 20_000)]
] as const)(
  'a %s of 20,000 x 20,000 pixels is never decoded',
  async (file, huge) => {
    const decode = jest.spyOn(globalThis, 'createImageBitmap');
    const problem = { code: 'too-many-pixels', width: 20_000, height: 20_000 };
    expect(await small(huge)).toEqual({ problem, file });
    expect(await measure(huge)).toEqual({ problem });
    expect(
      await bitmapInspector(new OneLarge()).dimensions(huge, `image/${file}`)
    ).toBeUndefined();
    const area = { left: 0, top: 0, width: 16, height: 16 };
    expect(await crop({ image: huge, area, type: 'image/png' })).toEqual({
      problem
    });
    expect(decode).not.toHaveBeenCalled();
    expect(drawn).toEqual([]);
  }
);

it.each(['nothing', 'canvas', 'drawing', 'encoding'] as const)(
  'frees the bitmap if %s fails',
  async what => {
    failing = what;
    await small(imageFile('png')).catch(() => undefined);
    expect(alive).toBe(0);
  }
);

it('gives the memory of a large image back, whatever becomes of it', async () => {
  const large = (): Uint8Array => {
    const bytes = new Uint8Array(4_000_000);
    bytes.set(pngOf(1080, 1350));
    return bytes;
  };
  const image = large();
  await resize(image, 320);
  expect(image).toHaveLength(0);
  failing = 'decoding';
  const broken = large();
  await resize(broken, 320);
  expect(broken).toHaveLength(0);
});

it('leaves the memory of a small image to garbage collection: a product has dozens, and must open fast', async () => {
  const image = pngOf(1080, 1350);
  await resize(image, 320);
  expect(image.length).toBeGreaterThan(0);
});

describe('a JPEG that is much larger', () => {
  /** What the decoder was asked for, and how many of it are not closed. */
  let desired: number[][];
  let frames: number;
  let decoders: number;
  /** The frame that it gives; undefined where it fails. */
  let gives: readonly [number, number] | undefined;

  const names = ['ImageDecoder', 'VideoFrame'] as const;

  beforeEach(() => {
    desired = [];
    frames = 0;
    decoders = 0;
    gives = [270, 338];
    class FakeFrame {
      get rotation(): number {
        return 0;
      }
    }
    class FakeDecoder {
      constructor(given: { desiredWidth: number; desiredHeight: number }) {
        decoders++;
        desired.push([given.desiredWidth, given.desiredHeight]);
      }

      async decode(): Promise<object> {
        if (!gives) {
          throw new Error('Failed to decode frame at index 0');
        }
        frames++;
        const [displayWidth, displayHeight] = gives;
        const close = (): number => frames--;
        return { image: { displayWidth, displayHeight, close } };
      }

      close(): void {
        decoders--;
      }
    }
    Object.assign(globalThis, {
      ImageDecoder: FakeDecoder,
      VideoFrame: FakeFrame
    });
  });

  afterEach(() => {
    expect([frames, decoders, alive]).toEqual([0, 0, 0]);
    names.forEach(name => Reflect.deleteProperty(globalThis, name));
  });

  it('is decoded to as few eighths as are enough, and has the original’s size', async () => {
    const image = jpegOf(1080, 1350);
    expect(await resize(image, 320)).toMatchObject({
      width: 1080,
      height: 1350
    });
    expect(desired).toEqual([[270, 338]]);
    expect(drawn).toEqual([[0, 0, 256, 320]]);
    await resize(jpegOf(900, 1125), 512);
    expect(desired[1]).toEqual([450, 563]);
  });

  it('is upright though it was stored on its side', async () => {
    expect(await resize(jpegOf(1350, 1080), 320)).toMatchObject({
      width: 1080,
      height: 1350
    });
    expect(drawn).toEqual([[0, 0, 256, 320]]);
  });

  it('is decoded whole if all of it is needed', async () => {
    await resize(jpegOf(256, 320), 320);
    await resize(imageFile('png'), 16);
    expect(desired).toEqual([]);
    expect(drawn).toHaveLength(2);
  });

  it('is not decoded if its size is unknown', async () => {
    const unknown = Uint8Array.of(0xff, 0xd8, 0xff, 0xd9);
    expect(await resize(unknown, 320)).toEqual({
      problem: { code: 'not-decodable' },
      file: 'jpeg'
    });
    expect(decoders).toBe(0);
    expect(drawn).toEqual([]);
  });

  it('is decoded whole if that failed', async () => {
    gives = undefined;
    expect(await resize(jpegOf(1080, 1350), 320)).toHaveProperty('picture');
    failing = 'decoding';
    expect(await resize(jpegOf(1080, 1350), 320)).toHaveProperty('problem');
  });

  it('frees the frame if it cannot be drawn', async () => {
    failing = 'drawing';
    await expect(resize(jpegOf(1080, 1350), 320)).rejects.toThrow();
  });

  it('is decoded whole by a browser that does not turn frames', async () => {
    Object.assign(globalThis, { VideoFrame: class {} });
    await resize(jpegOf(1080, 1350), 320);
    expect(desired).toEqual([]);
  });
});
