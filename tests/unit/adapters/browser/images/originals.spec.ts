/** @jest-environment node */
import { BrowserOriginals } from '../../../../../src/adapters/browser/images/originals';
import { OneLarge } from '../../../../../src/domain/reading/oneLarge';
import { MOST_IMAGE_BYTES } from '../../../../../src/domain/reading/sizeLimits';
import type { OriginalResult } from '../../../../../src/ports/images/originals';
import { imageFile, jpegOf, pngOf } from '../../../../fixtures/imageFiles';
import { ManualClock } from '../../../../support/memory';
import { retryWithoutWaits } from './retryWithoutWaits';

let answer: () => Response;
let asked: RequestInit[];
let made: jest.SpyInstance;
let freed: jest.SpyInstance;
let decode: jest.Mock<Promise<unknown>, [string]>;
let oneLarge: OneLarge;

beforeEach(() => {
  asked = [];
  decode = jest.fn<Promise<unknown>, [string]>().mockResolvedValue(undefined);
  oneLarge = new OneLarge();
  made = jest.spyOn(URL, 'createObjectURL').mockReturnValue('blob:1');
  freed = jest.spyOn(URL, 'revokeObjectURL').mockReturnValue();
});

afterEach(() => jest.restoreAllMocks());

function loaded(
  signal = new AbortController().signal
): Promise<OriginalResult> {
  const originals = new BrowserOriginals({
    images: {
      sign: async keys => keys.map(key => `https://bucket/${key}`),
      head: async () => undefined
    },
    clock: new ManualClock(),
    count: () => undefined,
    retry: retryWithoutWaits(),
    oneLarge,
    decode,
    fetch: (async (_url: string, init: RequestInit) => {
      asked.push(init);
      return answer();
    }) as typeof fetch
  });
  return originals.load({ key: 'a.jpg', stamp: undefined }, signal);
}

const given = (bytes: Uint8Array, headers = {}): void => {
  answer = () =>
    new Response(bytes as BodyInit, { headers: { ETag: '"1"', ...headers } });
};

it('gives the very bytes, as the type that they are', async () => {
  given(imageFile('jpeg'), { 'Content-Type': 'text/html' });
  const original = await loaded();
  expect(original).toMatchObject({ kind: 'ready', url: 'blob:1' });
  const [[blob]] = made.mock.calls as [[Blob]];
  expect(blob.type).toBe('image/jpeg');
  expect(new Uint8Array(await blob.arrayBuffer())).toEqual(imageFile('jpeg'));
  // A person waits for it.
  expect(asked[0]).toMatchObject({ priority: 'high', credentials: 'omit' });
  if (original.kind === 'ready') {
    original.release();
  }
  expect(freed).toHaveBeenCalledWith('blob:1');
});

it.each([
  ['PNG', pngOf(20_000, 20_000)],
  ['JPEG', jpegOf(20_000, 20_000)]
])('gives no address for a %s of 20,000 x 20,000 pixels', async (_, bytes) => {
  given(bytes);
  expect(await loaded()).toMatchObject({
    kind: 'unreadable',
    reason: { code: 'too-many-pixels', width: 20_000, height: 20_000 }
  });
  expect(made).not.toHaveBeenCalled();
});

it.each([
  ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg" width="9"/>'],
  ['a page', '<html><script>alert(1)</script></html>']
])('gives no address for %s, whatever its type is', async (_, text) => {
  given(new TextEncoder().encode(text), { 'Content-Type': 'image/png' });
  expect(await loaded()).toMatchObject({ reason: { code: 'not-decodable' } });
  expect(made).not.toHaveBeenCalled();
});

it('gives no address for an animation of too many pixels in all', async () => {
  const gif = Uint8Array.from(imageFile('animatedGif'));
  new DataView(gif.buffer).setUint16(6, 9_000, true);
  new DataView(gif.buffer).setUint16(8, 9_000, true);
  given(gif);
  expect(await loaded()).toMatchObject({
    reason: { code: 'too-many-pixels', frames: 2 }
  });
});

it.each([
  ['announced', { 'Content-Length': String(MOST_IMAGE_BYTES + 1) }, 1],
  ['not announced', {}, 14]
])(
  'ends the request for an image without end, if its length is %s',
  async (_, headers, most) => {
    const chunk = new Uint8Array(10_000_000);
    const pulled = jest.fn(controller => controller.enqueue(chunk));
    const cancel = jest.fn();
    const body = new ReadableStream({ pull: pulled, cancel });
    answer = () => new Response(body, { headers });
    expect(await loaded()).toEqual({
      kind: 'unreadable',
      reason: { code: 'too-many-bytes', limit: MOST_IMAGE_BYTES }
    });
    expect(pulled.mock.calls.length).toBeLessThanOrEqual(most);
    expect(cancel).toHaveBeenCalledTimes(1);
  }
);

it('ends with the person who left', async () => {
  given(imageFile('jpeg'));
  const left = AbortSignal.abort(new Error('left'));
  await expect(loaded(left)).rejects.toThrow('left');
});

it('two large images that are compared are decoded one after the other', async () => {
  given(pngOf(9000, 9000));
  const ends: (() => void)[] = [];
  decode.mockImplementation(
    () => new Promise<void>(resolve => ends.push(resolve))
  );
  const both = [loaded(), loaded()];
  const settle = (): Promise<void> =>
    new Promise(resolve => setTimeout(resolve, 10));
  await settle();
  expect(decode).toHaveBeenCalledTimes(1);
  ends[0]();
  await settle();
  expect(decode).toHaveBeenCalledTimes(2);
  ends[1]();
  expect((await Promise.all(both)).map(({ kind }) => kind)).toEqual([
    'ready',
    'ready'
  ]);
});

it('an image that nobody looks at any more gives its turn back', async () => {
  given(pngOf(9000, 9000));
  decode.mockImplementation(() => new Promise(() => undefined));
  const left = new AbortController();
  void loaded(left.signal);
  await new Promise(resolve => setTimeout(resolve, 10));
  left.abort();
  decode.mockResolvedValue(undefined);
  expect(await loaded()).toMatchObject({ kind: 'ready' });
});

it('a small image waits for no turn', async () => {
  given(imageFile('jpeg'));
  void oneLarge.take(true, () => new Promise(() => undefined));
  expect(await loaded()).toMatchObject({ kind: 'ready' });
  expect(decode).not.toHaveBeenCalled();
});
