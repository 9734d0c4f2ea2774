import { PictureWorker } from '../../../../../../src/adapters/browser/images/worker/pictureWorker';
import type { PictureRequest } from '../../../../../../src/adapters/browser/images/worker/pictureWork';
import { WorkerCropper } from '../../../../../../src/adapters/browser/images/worker/workerCropper';
import { OneLarge } from '../../../../../../src/domain/reading/oneLarge';
import { Invalid } from '../../../../../../src/domain/errors';
import { pngOf } from '../../../../../fixtures/imageFiles';
import { rejectionText } from '../../../../../support/english';

const AREA = { left: 1, top: 2, width: 30, height: 40 };
const IMAGE = new Uint8Array([1, 2, 3]);

/** The page's side of a worker that answers when it is told to. */
class FakeWorker extends EventTarget {
  readonly asked: PictureRequest[] = [];
  /** What came with each request and is not the page's any more. */
  readonly given: (readonly unknown[])[] = [];
  terminated = false;

  postMessage(
    request: PictureRequest,
    { transfer = [] }: StructuredSerializeOptions
  ): void {
    this.asked.push(request);
    this.given.push(transfer);
  }

  terminate(): void {
    this.terminated = true;
  }

  answer(data: object): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  die(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }
}

let started: FakeWorker[];
let worker: PictureWorker;
let cropper: WorkerCropper;
let pixelRatio: number;

beforeEach(() => {
  started = [];
  pixelRatio = 1;
  worker = new PictureWorker(
    () => {
      const fake = new FakeWorker();
      started.push(fake);
      return fake as unknown as Worker;
    },
    () => pixelRatio,
    new OneLarge()
  );
  cropper = new WorkerCropper(worker);
});

it('is started once, when it is first needed', () => {
  expect(started).toHaveLength(0);
  void worker.resize(new Uint8Array());
  void worker.resize(new Uint8Array());
  expect(started).toHaveLength(1);
});

it('makes pictures as large as the screen can show, and copies no bytes', () => {
  const image = new Uint8Array([1]);
  void worker.resize(image);
  pixelRatio = 2;
  void worker.resize(new Uint8Array());
  const [{ asked, given }] = started;
  expect(asked.map(({ work }) => 'side' in work && work.side)).toEqual([
    320, 512
  ]);
  expect(given[0]).toEqual([image.buffer]);
});

it('keeps the image that it crops', () => {
  void cropper.crop(IMAGE, AREA, 'image/webp');
  expect(started[0].given).toEqual([[]]);
});

it('crops an area, and returns the picture’s type', async () => {
  const cropped = cropper.crop(IMAGE, AREA, 'image/webp');
  const [fake] = started;
  const [{ id, work }] = fake.asked;
  expect(work).toMatchObject({ kind: 'crop', area: AREA, type: 'image/webp' });
  // A browser that cannot encode a type makes a PNG.
  fake.answer({ id, picture: new Uint8Array([7, 8]), type: 'image/png' });
  expect(await cropped).toEqual({
    bytes: new Uint8Array([7, 8]),
    type: 'image/png'
  });
});

const FIRST = { code: 'no-canvas' } as const;
const SECOND = { code: 'not-decodable' } as const;

it('gives each its own answer, in whatever order they come', async () => {
  const first = worker.resize(new Uint8Array());
  const second = worker.resize(new Uint8Array());
  const [fake] = started;
  fake.answer({ id: fake.asked[1].id, problem: SECOND });
  fake.answer({ id: fake.asked[0].id, problem: FIRST });
  expect(await first).toEqual({ problem: FIRST });
  expect(await second).toEqual({ problem: SECOND });
});

it('decodes large images one at a time, a crop before waiting tiles, and others meanwhile', async () => {
  const large = (): Uint8Array => pngOf(9000, 9000);
  const first = worker.resize(large());
  void worker.resize(large());
  void worker.resize(pngOf(9, 9));
  void cropper.crop(large(), AREA, 'image/png');
  const [fake] = started;
  const kinds = (): readonly string[] =>
    fake.asked.map(({ work }) => work.kind);
  expect(kinds()).toEqual(['resize', 'resize']);
  fake.answer({ id: fake.asked[0].id, problem: FIRST });
  await first;
  expect(kinds()).toEqual(['resize', 'resize', 'crop']);
});

it('reports what it could not crop', async () => {
  const cropped = cropper.crop(IMAGE, AREA, 'image/jpeg');
  const [fake] = started;
  fake.answer({ id: fake.asked[0].id, problem: SECOND });
  await expect(cropped).rejects.toThrow(Invalid);
  expect(await rejectionText(cropped)).toContain(
    'This browser cannot read it as an image.'
  );
});

it('reports a worker that died, and starts another one for the next task', async () => {
  const cropped = cropper.crop(IMAGE, AREA, 'image/jpeg');
  started[0].die('out of memory');
  expect(await rejectionText(cropped)).toMatch(/out of memory/);
  void worker.resize(new Uint8Array());
  expect(started).toHaveLength(2);
});

it('ends with the desk, and is not started again', async () => {
  const cropped = cropper.crop(IMAGE, AREA, 'image/jpeg');
  worker.dispose();
  expect(started[0].terminated).toBe(true);
  expect(await rejectionText(cropped)).toMatch(/closed/);
  expect(await rejectionText(cropper.crop(IMAGE, AREA, 'image/jpeg'))).toMatch(
    /closed/
  );
  expect(started).toHaveLength(1);
});

it('a browser that starts no worker says so, and the next picture tries again', async () => {
  let forbidden = true;
  const guarded = new PictureWorker(
    () => {
      if (forbidden) {
        throw new DOMException('blocked', 'SecurityError');
      }
      const fake = new FakeWorker();
      started.push(fake);
      return fake as unknown as Worker;
    },
    () => 1,
    new OneLarge()
  );
  expect(await guarded.measure(IMAGE)).toMatchObject({
    problem: { code: 'worker-ended' }
  });
  forbidden = false;
  void guarded.measure(IMAGE);
  await Promise.resolve();
  expect(started).toHaveLength(1);
  guarded.dispose();
});
